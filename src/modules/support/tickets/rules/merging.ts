import type { Queue, TicketStatus } from './ticket.js';

interface Mergeable {
  id: string;
  accountId: string;
  queue: Queue;
  status: TicketStatus;
  mergedInto: string | null;
}

/** Why two tickets do not become one; null when they may. */
export function whyNotMerged(
  ticket: Mergeable,
  into: Mergeable,
): 'merged' | 'same_ticket' | 'other_account' | 'closed' | 'would_reveal_money' | null {
  if (ticket.id === into.id) return 'same_ticket';
  if (ticket.accountId !== into.accountId) return 'other_account';
  if (ticket.mergedInto !== null || into.mergedInto !== null) return 'merged';
  if (into.status === 'closed') return 'closed';
  // What was written about money would be read by people of the account who may not see it.
  return ticket.queue === 'billing' && into.queue !== 'billing' ? 'would_reveal_money' : null;
}
