import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AccountMail } from './account-mail.js';
import { BulkSpool } from './bulk-spool.js';
import { BulkSteering } from './bulk-steering.js';
import { DeliveryPauses } from './delivery-pauses.js';
import { ErasedRecipients } from './erased-recipients.js';
import { EventHorizon } from './event-horizon.js';
import { MakePartitions } from './jobs/make-partitions.js';
import { PromoteWaitingMail } from './jobs/promote-waiting-mail.js';
import { LaneDirectory } from './lane-directory.js';
import { LaneSessions } from './lane-sessions.js';
import { LaneWaits } from './lane-waits.js';
import { SpoolLeavingParts } from './leaving-parts.js';
import { MailEventCursors } from './mail-event-cursors.js';
import { BulkBodies } from './bulk-bodies.js';
import { BulkEventFacts } from './bulk-event-facts.js';
import { BulkOutcomes } from './bulk-outcomes.js';
import { MailEventFacts } from './mail-event-facts.js';
import { MailEventLog } from './mail-event-log.js';
import { MailEventSpans } from './mail-event-spans.js';
import { MessageArchive } from './message-archive.js';
import { Quarantine } from './quarantine.js';
import { RetryNow } from './retry-now.js';
import { SendingPauses } from './sending-pauses.js';
import { SiteReads } from './site-reads.js';
import { SubjectTallies } from './subject-tallies.js';
import { WaitingMail } from './waiting-mail.js';
import { SpoolFacade } from './spool.facade.js';

const doors = [
  AccountMail,
  BulkSpool,
  BulkSteering,
  DeliveryPauses,
  ErasedRecipients,
  SendingPauses,
  SiteReads,
  SpoolFacade,
  LaneDirectory,
  LaneSessions,
  LaneWaits,
  MailEventCursors,
  BulkBodies,
  BulkEventFacts,
  BulkOutcomes,
  MailEventFacts,
  MailEventLog,
  MailEventSpans,
  MessageArchive,
  Quarantine,
  RetryNow,
  SubjectTallies,
  WaitingMail,
];

@Module({
  imports: [AccountsModule],
  providers: [EventHorizon, SpoolLeavingParts, PromoteWaitingMail, MakePartitions, ...doors],
  exports: doors,
})
export class SpoolModule {}
