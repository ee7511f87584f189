import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** How long the link in a confirmation mail works. */
export const CONFIRMATION_LIFETIME_MS = 7 * DAY_MS;
/** Mails to one unconfirmed address in a day: it may belong to a stranger. */
export const MAX_CONFIRMATIONS_A_DAY = 5;
/** Such mails of one account in a day: asking strangers must not become a way to flood them. */
export const MAX_CONFIRMATIONS_OF_ACCOUNT_A_DAY = 1_000;

export interface Confirmation {
  id: string;
  accountId: string;
  senderId: string;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export function newConfirmation(id: string, accountId: string, senderId: string, now: Instant): Confirmation {
  return { id, accountId, senderId, createdAt: now, expiresAt: addMs(now, CONFIRMATION_LIFETIME_MS), usedAt: null };
}

export function isUsable(confirmation: Confirmation, now: Instant): boolean {
  return confirmation.usedAt === null && now < confirmation.expiresAt;
}
