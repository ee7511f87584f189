import type { TicketMailId } from './signed-ids.js';
import { becomesTicket, type MailTopic } from './topic-of-mail.js';

/** What is known of a mail when it is decided what becomes of it. */
export interface MailFacts {
  /** It came before, by Message-ID and sender. */
  known: boolean;
  /** We wrote it ourselves: it went in a circle. */
  ours: boolean;
  /** The mail of ours that could not be delivered, when it is a report about one. */
  returned: TicketMailId | null;
  automatic: boolean;
  /** Mails that its sender wrote to us within the hour. */
  withinTheHour: number;
  /** The ticket that it goes on with, and whether its sender takes part in it. */
  thread: { ticketId: string; takesPart: boolean } | null;
  /** It belongs to an account. */
  hasAccount: boolean;
  paying: boolean;
  topic: MailTopic;
}

/** What becomes of a mail. Those without a ticket of their own are kept for staff to read. */
export const MAIL_VERDICTS = [
  'reply',
  'ticket',
  'stranger',
  'answered',
  'unanswered',
  'automatic',
  'bounce',
  'duplicate',
  'own_mail',
  'flood',
] as const;
export type MailVerdictName = (typeof MAIL_VERDICTS)[number];

export type Judgement =
  | { verdict: 'duplicate' | 'own_mail' | 'flood' }
  | { verdict: 'automatic'; ticketId: string | null }
  | { verdict: 'bounce'; returned: TicketMailId }
  | { verdict: 'reply' | 'stranger'; ticketId: string }
  | { verdict: 'ticket' }
  /** Answered with what may help, if an answer is allowed. */
  | { verdict: 'answered' };

/** Nobody asks so often; a program does. */
export const MOST_MAILS_AN_HOUR = 20;

/**
 * In this order: what came before, what we wrote, what tells of our own mail, what no person wrote, who writes too much; then
 * the ticket it goes on with; then a ticket of its own. A stranger who got hold of a ticket's address is heard by staff and
 * writes nothing into it, unless he has an account: then it is a matter of that account.
 */
export function judgeMail(facts: MailFacts): Judgement {
  if (facts.known) return { verdict: 'duplicate' };
  if (facts.ours) return { verdict: 'own_mail' };
  if (facts.returned) return { verdict: 'bounce', returned: facts.returned };
  if (facts.automatic) return { verdict: 'automatic', ticketId: facts.thread?.ticketId ?? null };
  if (facts.withinTheHour >= MOST_MAILS_AN_HOUR) return { verdict: 'flood' };
  if (facts.thread?.takesPart) return { verdict: 'reply', ticketId: facts.thread.ticketId };
  if (facts.thread && !facts.hasAccount) return { verdict: 'stranger', ticketId: facts.thread.ticketId };
  return { verdict: becomesTicket(facts.topic, facts.paying) ? 'ticket' : 'answered' };
}
