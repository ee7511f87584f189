import { wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import { SMS_STATUSES, type SmsStatus } from './message-states.js';

/** What is told of a text: each status it takes, and that it was sent a second time. */
export type SmsEventType = `sms.${SmsStatus | 'sent_again'}`;
export const SMS_EVENT_TYPES: readonly SmsEventType[] = [
  ...SMS_STATUSES.map((status): SmsEventType => `sms.${status}`),
  'sms.sent_again',
];

/** An event as customers read it, in the feed as in webhooks. */
export interface ToldSmsEvent {
  id: string;
  sequence: number;
  type: SmsEventType;
  occurredAt: string;
  accountId: string;
  messageId: string;
  campaignId: string | null;
  /** The campaign that was tried with the text. */
  testOf: string | null;
  to: string;
  country: string;
  part: number | null;
  because: string | null;
  code: string | null;
}

export interface ToldRow {
  id: string;
  sequence: number;
  accountId: string;
  messageId: string;
  type: SmsStatus | 'sent_again';
  at: Instant;
  part: number | null;
  because: string | null;
  code: string | null;
  number: string;
  country: string;
  campaignId: string | null;
  testOf: string | null;
}

/** Of `sms_events e` and `sms_messages m`. */
export const TOLD_COLUMNS = `e.id, e.sequence, e.account_id as "accountId", e.message_id as "messageId", e.type, e.at, e.part, e.because,
  e.code, m.number, m.country, m.campaign_id as "campaignId", m.test_of as "testOf"`;

export function told(row: ToldRow): ToldSmsEvent {
  const { id, sequence, type, at, accountId, messageId, campaignId, testOf, number, country, part, because, code } =
    row;
  return {
    id: wireId('evt', id),
    sequence,
    type: `sms.${type}`,
    occurredAt: toIso(at),
    accountId: wireId('acc', accountId),
    messageId: wireId('sms', messageId),
    campaignId: campaignId && wireId('cmp', campaignId),
    testOf: testOf && wireId('cmp', testOf),
    to: number,
    country,
    part,
    because,
    code,
  };
}
