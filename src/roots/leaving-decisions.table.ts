/**
 * Tables with rows of accounts that no part exports, and why. A table that is neither here nor in a part fails
 * `test/integration/accounts/export-completeness.test.ts`.
 */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  one_time_tokens: 'links of mails: secrets',
  people_to_erase: 'people who are being forgotten; empty after seconds',
  totp_factors: 'the sealed secret of a second factor',
  recovery_codes: 'hashes of secrets',
  idempotency_keys: 'answers that the customer got already, kept thirty days to be repeated',
  on_account_terms: 'which open invoices are waited for; they are in the invoices',
  renewal_notices: 'when somebody is to be told of a renewal; the date is in the subscription',
  sms_reservations: 'what texts under way have taken of credits; the ledger of the credits says it',
  sms_expiry_notices: 'who was told that credits end; the mail went to its reader',
  wallet_notices: 'when a wallet is looked at before a renewal; the date is in the subscription',
  outbox: 'events between parts of the product: ids only',
  account_exports: 'exports themselves',
  account_purges: 'exists only when nobody can ask any more',
  blobs: 'files that other parts name',
  blob_chunks: 'the bytes of those files',
  sending_pauses: 'why staff stopped the account’s sending for a time; each message says it',
  bulk_dues: 'when messages of campaigns go on; the time is in the message',
  paces: 'how much of the account’s speed is used at this moment',
  delivery_queue: 'what waits of the deliveries, which are exported',
  sender_confirmations: 'links of mails: secrets',
  stripe_customers: 'the gateway’s own number of the account',
  system_mails: 'notes that a mail was written; the mail went to its reader',
  billing_documents: 'PDF and XML of the invoices and receipts that are exported; each can be downloaded',
  engagement_marks: 'which opens and clicks were the first of their delivery; the events say so too',
  support_pins: 'a secret; its owner reads it in the support centre',
  support_events: 'that something happened in a ticket, kept some days for live lists: ids only',
  alerts: 'what staff were told by rules; the facts behind are exported as complaints, days and blocks',
  ratio_watches: 'when a rule looks next; what it found is in the blocks',
  subject_hours: 'how often a subject was used in an hour, as a hash, forgotten after a week',
  sender_refusals: 'how often a sender was refused, forgotten after a week',
  violations: 'notes of staff in case of a dispute; what follows from them is in the blocks',
  spam_closures: 'exists only when nobody can ask any more',
  webhook_queues: 'what waits for a receiver and how it fares; the deliveries are exported',
  contact_tags: 'the tags of contacts, which are exported with them',
  sms_queue: 'what waits of the texts, which are exported',
  sms_parts: 'what carriers call the parts of texts; what happened to them is in the events',
  sms_counters: 'how much was sent in an hour, a day or a month, forgotten after forty days',
  raw_inbound_mails: 'mail of strangers; what was read from it is in the life of the messages',
};

/** Tables with rows of accounts that no part erases, and why. */
export const NOT_ERASED: Readonly<Record<string, string>> = {};
