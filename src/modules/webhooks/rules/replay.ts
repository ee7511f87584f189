import type { Instant } from '../../../kernel/time/instant.js';
import type { SmsEventType } from '../../sms/index.js';
import type { EventTypeName } from '../../spool/index.js';
import { MAIL_EVENT_TYPES, SMS_EVENT_TYPES } from './event-types.js';
import { EVERY_TYPE } from './webhook.js';

/** Events of some time that are to be sent to one receiver once more. */
export interface Replay {
  id: string;
  accountId: string;
  webhookId: string;
  from: Instant;
  /** Not included. */
  to: Instant;
  /** Null: everything. */
  types: string[] | null;
  /** Events of the log up to this number are in line. */
  position: number;
  /** No event of that time has a higher number. */
  last: number;
  /** Events of texts up to this time and number are in line. */
  smsAt: Instant | null;
  smsSequence: number;
  count: number;
  made: number;
  requestedAt: Instant;
  doneAt: Instant | null;
}

/** More than this is asked for in parts. */
export const MOST_REPLAYED = 100_000;
export const LONGEST_REPLAY_DAYS = 31;

/** Of the wanted types those of mail. */
export function mailTypesOf(types: readonly string[] | null): EventTypeName[] {
  const all = types === null || types.includes(EVERY_TYPE);
  return MAIL_EVENT_TYPES.filter((type) => all || types.includes(type));
}

/** … those of texts. */
export function smsTypesOf(types: readonly string[] | null): SmsEventType[] {
  const all = types === null || types.includes(EVERY_TYPE);
  return SMS_EVENT_TYPES.filter((type) => all || types.includes(type));
}

/** Of the wanted types those that are no mail; null is all. */
export function accountTypesOf(types: readonly string[] | null): string[] | null {
  return types === null || types.includes(EVERY_TYPE) ? null : [...types];
}
