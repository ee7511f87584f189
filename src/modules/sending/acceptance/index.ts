export { AcceptanceModule } from './acceptance.module.js';
export type { AcceptedMessage, AcceptOutcome, AcceptRequest, IdempotencyClaim, Submitter } from './accept.types.js';
export { unpackBody } from './data/store-item.js';
export { type HeaderBlock, parseHeaderBlock } from './rules/header-block.js';
export { quotedPrintable } from './rules/transfer-encoding.js';
export { AcceptMessages } from './use-cases/accept-messages.js';
export { AcceptRaw } from './use-cases/accept-raw.js';
export { AcceptSystemMail, type SystemAttachment, type SystemMail } from './use-cases/accept-system-mail.js';
