import { Module } from '@nestjs/common';
import { EventHorizon } from './event-horizon.js';
import { MakePartitions } from './jobs/make-partitions.js';
import { PromoteWaitingMail } from './jobs/promote-waiting-mail.js';
import { LaneDirectory } from './lane-directory.js';
import { LaneSessions } from './lane-sessions.js';
import { MailEventLog } from './mail-event-log.js';
import { MessageArchive } from './message-archive.js';
import { SpoolFacade } from './spool.facade.js';

const doors = [SpoolFacade, LaneDirectory, LaneSessions, MailEventLog, MessageArchive];

@Module({ providers: [EventHorizon, PromoteWaitingMail, MakePartitions, ...doors], exports: doors })
export class SpoolModule {}
