import { TicketAttachmentEntity } from './data/ticket-attachment.entity.js';

export { AttachmentsModule } from './attachments.module.js';
export { AttachmentShelf, type GivenFile } from './use-cases/attachment-shelf.js';
export { tooMuch } from './rules/limits.js';
export { judgeFiles, type JudgedFile, type NewFile } from './rules/judge-files.js';
export { WithFilesDto } from './http/attached-file.dto.js';
export { readWritten } from './http/read-written.js';
export { presentAttachment } from './http/attachment.presenter.js';
export { TicketAttachmentDto } from './http/attachment.dto.js';
export type { TicketAttachmentEntity } from './data/ticket-attachment.entity.js';

export const ATTACHMENT_ENTITIES = [TicketAttachmentEntity];
