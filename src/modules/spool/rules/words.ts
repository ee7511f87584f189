/** The spool's words and their numbers in the database. Numbers are never reused. */

export const MAIL_CLASS = { system: 0, transactional: 1, marketing: 2 } as const;
export type MailClass = (typeof MAIL_CLASS)[keyof typeof MAIL_CLASS];

/** Where a waiting row stands. `scheduled` rows have not taken their quota yet. */
export const QUEUE_STATE = { ready: 0, later: 1, paced: 2, held: 3, leased: 4, scheduled: 5 } as const;
export type QueueState = (typeof QUEUE_STATE)[keyof typeof QUEUE_STATE];

export const STATUS = {
  scheduled: 0,
  held: 1,
  queued: 2,
  sending: 3,
  deferred: 4,
  delivered: 5,
  bounced: 6,
  suppressed: 7,
  expired: 8,
  cancelled: 9,
} as const;
export type StatusName = keyof typeof STATUS;

export const EVENT_TYPE = {
  accepted: 1,
  held: 2,
  deferred: 3,
  delivered: 4,
  bounced: 5,
  complained: 6,
  opened: 7,
  clicked: 8,
  unsubscribed: 9,
  suppressed: 10,
  expired: 11,
  cancelled: 12,
} as const;
export type EventTypeName = keyof typeof EVENT_TYPE;

/** Why a row waits, or why it ended without an attempt. */
export const BECAUSE = {
  nothing: 0,
  daily_quota: 1,
  monthly_quota: 2,
  scheduled: 3,
  retry: 4,
  greylisted: 5,
  throttled: 6,
  quarantined: 7,
  account_blocked: 8,
  paced: 9,
  sandbox: 10,
  recipient_suppressed: 11,
  site_paused: 12,
  tier_limit: 13,
  subscription_ended: 14,
  sending_paused: 15,
  no_connection: 16,
  campaign_paused: 17,
  warming_up: 18,
} as const;
export type BecauseName = keyof typeof BECAUSE;

export const RECIPIENT_KIND = { to: 0, cc: 1, bcc: 2 } as const;
export type RecipientKind = keyof typeof RECIPIENT_KIND;

export const SOURCE = { rest: 0, raw: 1, smtp: 2, system: 3, campaign: 4 } as const;
export type SourceName = keyof typeof SOURCE;

function namesOf<K extends string>(words: Record<K, number>): ReadonlyMap<number, K> {
  return new Map((Object.entries(words) as [K, number][]).map(([name, number]) => [number, name]));
}

const statusNames = namesOf(STATUS);
const eventTypeNames = namesOf(EVENT_TYPE);
const becauseNames = namesOf(BECAUSE);

export function statusName(number: number): StatusName {
  return statusNames.get(number) ?? 'queued';
}
export function eventTypeName(number: number): EventTypeName {
  return eventTypeNames.get(number) ?? 'accepted';
}
export function becauseName(number: number): BecauseName {
  return becauseNames.get(number) ?? 'nothing';
}
