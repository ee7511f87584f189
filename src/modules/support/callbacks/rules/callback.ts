import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';

export const CALLBACK_STATUSES = ['requested', 'cancelled', 'completed'] as const;
export type CallbackStatus = (typeof CALLBACK_STATUSES)[number];

/** How a call went. */
export const CALLBACK_OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'postponed'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** A call that somebody is to get. */
export interface Callback {
  id: string;
  accountId: string;
  ticketId: string;
  /** E.164 */
  phone: string;
  language: Language;
  slotStart: Instant;
  /** Which of the slot's places it has. */
  seat: number;
  status: CallbackStatus;
  outcome: CallbackOutcome | null;
  /** What staff noted of the call. */
  note: string | null;
  createdAt: Instant;
  closedAt: Instant | null;
}
