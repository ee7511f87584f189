import type { OperationName } from './operations.table.js';

export interface TaskStep {
  readonly operation: OperationName;
  /** What it is for, as the next words of the task. */
  readonly does: string;
  /** Query parameters to begin with. */
  readonly query?: Readonly<Record<string, string>>;
  /** A body that works as it stands. */
  readonly body?: object;
}
export interface Task {
  readonly title: string;
  /** Whose work it is. */
  readonly by: 'operator' | 'customer';
  readonly steps: readonly TaskStep[];
}

/** Work that people do in Swagger UI, step by step. Ids are taken from the answer of the step before. */
export const TASKS: readonly Task[] = [
  {
    title: 'Answer a ticket',
    by: 'operator',
    steps: [
      { operation: 'listTicketsAsStaff', does: 'Who waits for an answer', query: { view: 'queue' } },
      { operation: 'listTicketMessagesAsStaff', does: 'Read what he wrote' },
      {
        operation: 'replyToTicket',
        does: 'Answer',
        body: { text: 'Thank you for writing. Your DNS record is in place now; please press “Verify” once more.' },
      },
      {
        operation: 'noteOnTicket',
        does: 'Leave a note for colleagues',
        body: { text: 'Looked at the zone: all is well.' },
      },
      { operation: 'solveTicketAsStaff', does: 'Close it as solved' },
    ],
  },
  {
    title: 'Approve an IP request',
    by: 'operator',
    steps: [
      { operation: 'listIpRequestsAsStaff', does: 'What waits for a decision', query: { status: 'pending_review' } },
      { operation: 'getIpRequestAsStaff', does: 'Read why, and what was agreed to' },
      {
        operation: 'askAboutIpRequest',
        does: 'Ask when something is missing',
        body: { question: 'Where do the addresses of your newsletter come from?' },
      },
      { operation: 'approveIpRequest', does: 'Approve: the oldest free address is taken and warms up', body: {} },
    ],
  },
  {
    title: 'Credit an invoice',
    by: 'operator',
    steps: [
      { operation: 'listInvoicesAsStaff', does: 'Find it by number, customer or state' },
      { operation: 'getInvoiceAsStaff', does: 'Look at its lines' },
      {
        operation: 'creditInvoice',
        does: 'Credit it whole, or name `net` for a part',
        body: { reason: 'Ordered by mistake.', refund: 'wallet' },
      },
      { operation: 'listCreditNotesAsStaff', does: 'The credit note, numbered and archived' },
    ],
  },
  {
    title: 'Let somebody send more',
    by: 'operator',
    steps: [
      { operation: 'listReviews', does: 'Who asks' },
      { operation: 'getReview', does: 'What he sends, and to whom' },
      {
        operation: 'decideReview',
        does: 'Decide',
        body: { decision: 'approve', reason: 'Own lists, few bounces, no complaint.' },
      },
    ],
  },
  {
    title: 'Look after an account',
    by: 'operator',
    steps: [
      { operation: 'searchAccounts', does: 'Find it by name, address, domain or number' },
      { operation: 'getAccountAsStaff', does: 'Its plan, tier and state' },
      { operation: 'listBlocksAsStaff', does: 'What keeps it from something' },
      { operation: 'listAuditLogAsStaff', does: 'Who did what' },
    ],
  },
  {
    title: 'Book what the bank says',
    by: 'operator',
    steps: [
      { operation: 'reconcileStatement', does: 'Hand in a camt.053 statement' },
      { operation: 'listStatementEntries', does: 'What found no invoice' },
      { operation: 'assignStatementEntry', does: 'Say whose it is' },
      { operation: 'verifyLedger', does: 'Prove that the books balance' },
    ],
  },
  {
    title: 'Calm a receiver down',
    by: 'operator',
    steps: [
      { operation: 'listSites', does: 'Who takes mail how fast' },
      { operation: 'pauseSite', does: 'Wait' },
      { operation: 'resumeSite', does: 'Go on' },
    ],
  },
  {
    title: 'Send a first message',
    by: 'customer',
    steps: [
      { operation: 'listSenders', does: 'Addresses that mail may come from' },
      { operation: 'sendMessage', does: 'Send' },
      { operation: 'listMessageEvents', does: 'See what became of it' },
    ],
  },
  {
    title: 'Prove a domain',
    by: 'customer',
    steps: [
      { operation: 'createDomain', does: 'Name it' },
      { operation: 'getDomainRecords', does: 'Copy its records into your DNS' },
      { operation: 'verifyDomain', does: 'Have them checked' },
    ],
  },
  {
    title: 'Ask for help',
    by: 'customer',
    steps: [
      { operation: 'getSupportCenter', does: 'Which channels there are for you, and when' },
      { operation: 'openTicket', does: 'Write' },
      { operation: 'listTicketMessages', does: 'Read the answer' },
    ],
  },
];
