export { BulkMail } from './bulk-mail.js';
export { BulkMailModule } from './bulk.module.js';
export type {
  AcceptedPage,
  BulkHindrance,
  BulkPageRequest,
  BulkRecipient,
  NewBulk,
  PreparedBulk,
} from './bulk.types.js';
export type { BulkCounts } from './data/bulks.repository.js';
export { RecipientPage } from './rules/recipient-page.js';
export { type BulkCopies, type BulkMessageBody, UnwritableCopy, WriteCopies } from './use-cases/write-copies.js';
