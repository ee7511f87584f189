import { senderEntities } from './senders/index.js';
import { templateEntities } from './templates/index.js';
import { uploadEntities } from './uploads/index.js';

export { BulkGate } from './bulk-gate.js';
export { SenderRefusals } from './refusals/index.js';
export { UploadedFiles } from './uploads/index.js';
export { ReaderTraces } from './leaving/reader-traces.js';
export { SendingModule } from './sending.module.js';
export { SendingFacade } from './sending.facade.js';
export {
  AcceptedMessageView,
  answer,
  base64Lines,
  claimOf,
  EstimateSending,
  quotedPrintable,
  SendTestMail,
  submitterOf,
} from './acceptance/index.js';
export type {
  AcceptedMessage,
  AcceptOutcome,
  AcceptRequest,
  IdempotencyClaim,
  Submitter,
  SystemAttachment,
  SystemMail,
} from './acceptance/index.js';
export {
  type AcceptedPage,
  type BulkCounts,
  type BulkHindrance,
  BulkMail,
  type BulkPageRequest,
  type BulkRecipient,
  type NewBulk,
  type PreparedBulk,
  UnwritableCopy,
} from './bulk/index.js';
export type { DialCandidate, DialVerdict } from './outgoing/recheck-before-dial.js';
export type { RenderedMail } from './outgoing/render-for-delivery.js';
export type { DomainNotice, MailIdentity, SenderConfirmationMail, SigningKey } from './senders/index.js';
export { parseAddress } from './addresses/index.js';
export { type FoundTemplate, type PlainText, PlainTexts, TemplateShelf } from './templates/index.js';
export type { NewComplaint } from './complaints/index.js';
export {
  type CopyOutcome,
  CopyOutcomes,
  type Chooser,
  type ChosenBy,
  type PreferenceSubject,
  PreferenceSubjects,
  type SubjectSource,
  type TrackedRecipient,
} from './tracking/index.js';
export { presentEvent } from './messages/index.js';
export { drawChart, mailboxProviderOf, type Rates, ratesOf, RatesView, seriesOfCounters } from './stats/index.js';
export { type NewSuppression, SuppressionList } from './suppressions/index.js';

export const sendingEntities = [...senderEntities, ...templateEntities, ...uploadEntities];
