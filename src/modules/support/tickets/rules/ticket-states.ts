import { DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AuthorKind, TicketStatus } from './ticket.js';

/** A reply to a solved ticket opens it again for this long; later it is another matter, with a link to this one. */
export const REOPENS_FOR_MS = 14 * DAY_MS;

/** The status after a message that customers see; null: the conversation is over, and the message starts another. */
const AFTER_MESSAGE: Record<TicketStatus, Record<AuthorKind, TicketStatus | null>> = {
  new: { customer: 'new', agent: 'waiting_customer', system: 'new' },
  open: { customer: 'open', agent: 'waiting_customer', system: 'open' },
  waiting_customer: { customer: 'open', agent: 'waiting_customer', system: 'waiting_customer' },
  waiting_internal: { customer: 'waiting_internal', agent: 'waiting_customer', system: 'waiting_internal' },
  solved: { customer: 'open', agent: 'waiting_customer', system: 'solved' },
  closed: { customer: null, agent: 'waiting_customer', system: 'closed' },
};

export interface TicketMoment {
  status: TicketStatus;
  solvedAt: Instant | null;
}

/** What a public message makes of a ticket. */
export function statusAfterMessage(ticket: TicketMoment, author: AuthorKind, now: Instant): TicketStatus | null {
  const late = ticket.status === 'solved' && ticket.solvedAt !== null && now >= ticket.solvedAt + REOPENS_FOR_MS;
  return AFTER_MESSAGE[late ? 'closed' : ticket.status][author];
}

/** Whether a ticket may be called solved now. */
export function canBeSolved(status: TicketStatus): boolean {
  return status !== 'solved' && status !== 'closed';
}

/** Whether nobody waits for anything in a ticket of this status. */
export function isOver(status: TicketStatus): boolean {
  return !canBeSolved(status);
}
