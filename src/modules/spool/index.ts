export { AccountMail } from './account-mail.js';
export { type BulkOpening, type BulkPage, type BulkPart, type BulkRecipientRow, BulkSpool } from './bulk-spool.js';
export { type BulkMessage, BulkSteering, type HeldMessage } from './bulk-steering.js';
export { ANY, type DeliveryPause, DeliveryPauses } from './delivery-pauses.js';
export { BulkBodies } from './bulk-bodies.js';
export { type BulkEventFact, BulkEventFacts } from './bulk-event-facts.js';
export { type BulkOutcome, BulkOutcomes } from './bulk-outcomes.js';
export { type ErasedRecipient, ErasedRecipients } from './erased-recipients.js';
export { LaneDirectory } from './lane-directory.js';
export { LaneSessions, type SiteLimit, WORKER_LOCK_CLASS } from './lane-sessions.js';
export { LaneWaits, type WantedPlace } from './lane-waits.js';
export { MailEventCursors } from './mail-event-cursors.js';
export { type MailEventFact, MailEventFacts } from './mail-event-facts.js';
export { MailEventLog } from './mail-event-log.js';
export { type EventSpan, MailEventSpans } from './mail-event-spans.js';
export {
  type BodyFacts,
  MessageArchive,
  type OwnBody,
  type MessageFilter,
  type MessageRow,
  type RecipientRow,
  type StatusCounts,
  type StoredBody,
} from './message-archive.js';
export type { BulkStateName, BulkWorkName } from './rules/bulk-words.js';
export {
  BECAUSE,
  type BecauseName,
  EVENT_TYPE,
  type EventTypeName,
  MAIL_CLASS,
  type MailClass,
  QUEUE_STATE,
  type QueueState,
  RECIPIENT_KIND,
  type RecipientKind,
  SOURCE,
  type SourceName,
  STATUS,
  type StatusName,
} from './rules/words.js';
export { Quarantine, type SetApart } from './quarantine.js';
export { RetryNow } from './retry-now.js';
export { type SendingPause, SendingPauses } from './sending-pauses.js';
export {
  type QueueFigures,
  SITE_STATES,
  type SiteAddress,
  type SiteQueue,
  SiteReads,
  type SiteState,
} from './site-reads.js';
export { MOVE_PAGE, SpoolFacade, type WakeListener } from './spool.facade.js';
export { type SubjectTally, SubjectTallies } from './subject-tallies.js';
export { WaitingMail, type WaitingFacts } from './waiting-mail.js';
export { SpoolModule } from './spool.module.js';
export type {
  AttemptDetail,
  ClaimedDelivery,
  ClaimWish,
  DeliveryResult,
  LaneRow,
  MailEventHead,
  MailEventRow,
  MailEventTally,
  NewMailEvent,
  SessionBegun,
  SessionMark,
  SessionOpened,
  Settled,
  SlotWish,
  TakenOver,
} from './spool.types.js';
