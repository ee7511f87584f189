import type { Language } from '../../../../kernel/texts.js';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

export const CHAT_STATUSES = ['requested', 'invited', 'open', 'declined', 'ended', 'escalated', 'expired'] as const;
export type ChatStatus = (typeof CHAT_STATUSES)[number];

/** A private chat within a ticket. */
export interface Chat {
  id: string;
  accountId: string;
  ticketId: string;
  language: Language;
  status: ChatStatus;
  /** The member of staff who invited. */
  agentId: string | null;
  /** The message of the ticket that holds what was said. */
  transcriptMessageId: string | null;
  createdAt: Instant;
  invitedAt: Instant | null;
  endedAt: Instant | null;
  lastActivityAt: Instant;
}

export const CHAT_AUTHORS = ['customer', 'agent'] as const;
export type ChatAuthor = (typeof CHAT_AUTHORS)[number];

export interface ChatMessage {
  id: string;
  accountId: string;
  chatId: string;
  authorKind: ChatAuthor;
  authorLabel: string | null;
  body: string;
  createdAt: Instant;
}

/** How long a chat may lie still: a wish that nobody hears, an invitation that nobody follows, a talk that ceased. */
export const IDLE_MS = { requested: 24 * HOUR_MS, invited: 30 * MINUTE_MS, open: 15 * MINUTE_MS } as const;
export type LivingStatus = keyof typeof IDLE_MS;

export type ChatStep = 'invite' | 'decline' | 'write' | 'end' | 'escalate' | 'expire';

/** Where each step leads; null: it cannot be taken from there. */
const STEPS: Record<LivingStatus, Record<ChatStep, ChatStatus | null>> = {
  requested: { invite: 'invited', decline: 'declined', write: null, end: 'ended', escalate: null, expire: 'expired' },
  invited: { invite: null, decline: 'declined', write: 'open', end: 'ended', escalate: 'escalated', expire: 'expired' },
  open: { invite: null, decline: null, write: 'open', end: 'ended', escalate: 'escalated', expire: 'ended' },
};

export function isLiving(status: ChatStatus): status is LivingStatus {
  return status in STEPS;
}

export function chatAfter(status: ChatStatus, step: ChatStep): ChatStatus | null {
  return isLiving(status) ? STEPS[status][step] : null;
}
