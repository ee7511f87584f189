export type DocumentKind = 'invoice' | 'credit_note' | 'quote' | 'pro_forma' | 'purchase_order' | 'deposit_receipt';

/** What the books rest on, and is therefore kept as it was rendered. The others can be made again. */
export type ArchivedKind = 'invoice' | 'credit_note' | 'deposit_receipt';

/**
 * Which look a document was given. It is kept beside the bytes; a new look gets the next number, and what was rendered
 * before stays as it is.
 */
export const TEMPLATE_VERSION = 1;
