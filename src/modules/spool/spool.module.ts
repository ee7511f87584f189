import { Module } from '@nestjs/common';
import { LaneDirectory } from './lane-directory.js';
import { LaneSessions } from './lane-sessions.js';
import { MailEventLog } from './mail-event-log.js';
import { SpoolFacade } from './spool.facade.js';

const doors = [SpoolFacade, LaneDirectory, LaneSessions, MailEventLog];

@Module({ providers: doors, exports: doors })
export class SpoolModule {}
