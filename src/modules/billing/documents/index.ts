export { DocumentsModule } from './documents.module.js';
export { type AttachedDocument, DocumentsFacade, type InvoicePaper } from './documents.facade.js';
export type { Frozen, FrozenContents } from './rules/frozen.js';
