export { AcceptanceModule } from './acceptance.module.js';
export type { AcceptedMessage, AcceptOutcome, AcceptRequest, IdempotencyClaim, Submitter } from './accept.types.js';
export { unpackBody } from './data/store-item.js';
export { AcceptMessages } from './use-cases/accept-messages.js';
export { AcceptRaw } from './use-cases/accept-raw.js';
export { AcceptSystemMail, type SystemAttachment, type SystemMail } from './use-cases/accept-system-mail.js';
