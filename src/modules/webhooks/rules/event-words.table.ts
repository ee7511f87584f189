import type { ACCOUNT_EVENTS, ToldEvent } from './account-events.table.js';

/** What a fact is on the wire, as JSON Schema has it. */
export interface FactForm {
  type: 'string' | 'integer' | 'boolean' | ['string', 'null'];
  format?: 'date-time' | 'date';
  enum?: readonly (string | null)[];
  description?: string;
  examples: readonly unknown[];
}
type PlainFacts<Facts> = { readonly [K in keyof Facts as Facts[K] extends 'as it is' ? K : never]: FactForm };
type Words = {
  readonly [N in ToldEvent]: { summary: string; facts: PlainFacts<(typeof ACCOUNT_EVENTS)[N]['facts']> };
};

const COUNT: FactForm = { type: 'integer', examples: [3] };
const TIME: FactForm = { type: 'string', format: 'date-time', examples: ['2026-03-01T10:00:00.000Z'] };
const DAY: FactForm = { type: 'string', format: 'date', examples: ['2027-03-01'] };
const AMOUNT: FactForm = { type: 'string', description: 'A decimal number.', examples: ['25.00'] };
const CREDITS: FactForm = { type: 'string', description: 'A decimal number of credits.', examples: ['120.500'] };
const NUMBER: FactForm = { type: 'string', description: 'The number on the document.', examples: ['FA-2026-000042'] };
const oneOf = (...values: string[]): FactForm => ({ type: 'string', enum: values, examples: [values[0]] });

/** A sentence for each event that customers hear of, and the form of its facts that are no ids. */
export const EVENT_WORDS: Words = {
  'account.tier_changed.v1': {
    summary: 'What the account may send went up or down',
    facts: {
      from: COUNT,
      to: COUNT,
      cause: oneOf('confirmation', 'profile', 'sending', 'domain', 'review', 'staff'),
    },
  },
  'account.block_changed.v1': {
    summary: 'A block of the account began or was lifted',
    facts: { active: { type: 'boolean', examples: [true] } },
  },
  'account.access_revoked.v1': {
    summary: 'Staff ended all sessions, keys and credentials; how many of each',
    facts: { sessions: COUNT, apiKeys: COUNT, smtpCredentials: COUNT },
  },
  'account.closing.v1': {
    summary: 'The account is closed; its data is deleted at `closesAt`',
    facts: { reason: oneOf('owner', 'expired', 'spam'), closesAt: TIME },
  },
  'account.reopened.v1': { summary: 'Staff took a closing back', facts: {} },
  'review.decided.v1': {
    summary: 'Staff looked at the account and decided',
    facts: { decision: oneOf('approved', 'limited', 'refused') },
  },
  'campaign.scheduled.v1': { summary: 'A campaign is to start at this time', facts: { startsAt: TIME } },
  'campaign.started.v1': { summary: 'A campaign began to send', facts: {} },
  'campaign.paused.v1': {
    summary: 'A campaign waits: its author, or a reason to act on',
    facts: { reason: { type: 'string', examples: ['by_hand'] } },
  },
  'campaign.resumed.v1': { summary: 'A campaign goes on', facts: {} },
  'campaign.winner_decided.v1': {
    summary: 'One variant of a campaign is sent to everybody else',
    facts: {
      variant: { type: 'string', examples: ['B'] },
      reason: oneOf('better', 'tie', 'too_little_data', 'chosen'),
    },
  },
  'campaign.cancelled.v1': { summary: 'A campaign was given up', facts: { sent: COUNT, cancelled: COUNT } },
  'campaign.finished.v1': { summary: 'Everybody of a campaign was written to', facts: { sent: COUNT } },
  'ip_request.asked.v1': { summary: 'Staff ask something about your request for dedicated IPs', facts: {} },
  'ip_request.decided.v1': {
    summary: 'Your request for dedicated IPs was decided',
    facts: { decision: oneOf('approved', 'refused') },
  },
  'ip.state_changed.v1': {
    summary: 'A dedicated IP begins to send, warms up, is listed, rests or is given back',
    facts: {
      address: { type: 'string', examples: ['198.51.100.7'] },
      from: { type: 'string', examples: ['warming'] },
      to: { type: 'string', examples: ['active'] },
    },
  },
  'ip_warmup.judged.v1': {
    summary: 'A day of a warm-up led on, was repeated, or led back',
    facts: {
      stage: COUNT,
      previousStage: COUNT,
      verdict: { type: 'string', examples: ['advance'] },
      because: { type: 'string', examples: ['went_well'] },
    },
  },
  'domain.verified.v1': { summary: 'A domain is proved to be yours', facts: {} },
  'domain.lost.v1': { summary: 'A domain is yours no longer', facts: {} },
  'subscription.granted.v1': { summary: 'A subscription began that costs nothing', facts: {} },
  'subscription.opened.v1': { summary: 'A subscription is paid for and works', facts: {} },
  'subscription.changed.v1': { summary: 'A subscription has another plan', facts: {} },
  'subscription.renewed.v1': { summary: 'A subscription has another term', facts: {} },
  'subscription.renewal_refused.v1': {
    summary: 'A renewal was not paid; it is tried again',
    facts: { refusals: COUNT },
  },
  'subscription.cancelled.v1': { summary: 'A subscription ends with its term', facts: {} },
  'subscription.ended.v1': { summary: 'A subscription is over', facts: { status: oneOf('ended', 'expired') } },
  'add_on.activated.v1': {
    summary: 'An add-on is paid for and works',
    facts: { kind: { type: 'string', examples: ['seat'] }, quantity: COUNT },
  },
  'add_on.ended.v1': {
    summary: 'An add-on is over',
    facts: {
      kind: { type: 'string', examples: ['dedicated_ip'] },
      quantity: COUNT,
      because: oneOf('unpaid', 'cancelled', 'subscription_over'),
    },
  },
  'quota.warned.v1': { summary: 'Most of a window of the quota is used', facts: {} },
  'quota.suspended.v1': { summary: 'The daily quota was exceeded; sending rests until midnight', facts: {} },
  'payment.succeeded.v1': { summary: 'A payment came in', facts: {} },
  'payment.action_required.v1': { summary: 'A payment goes on only when its payer confirms it', facts: {} },
  'payment.failed.v1': {
    summary: 'A payment failed',
    facts: { failure: { type: 'string', examples: ['card_declined'] } },
  },
  'payment.returned.v1': {
    summary: 'The payer’s bank took back what had been paid',
    facts: { reason: { type: 'string', examples: ['insufficient_funds'] } },
  },
  'deposit.received.v1': {
    summary: 'Money came into the wallet, with a receipt',
    facts: { number: { ...NUMBER, examples: ['RC-2026-000007'] } },
  },
  'wallet.low.v1': {
    summary: 'What is renewed in a week costs more than the wallet holds',
    facts: {
      renewsAt: TIME,
      needed: AMOUNT,
      balance: { ...AMOUNT, examples: ['4.20'] },
      currency: { type: 'string', examples: ['EUR'] },
    },
  },
  'sms.credits_added.v1': { summary: 'SMS credits that were paid for are there', facts: { credits: CREDITS } },
  'sms.credits_low.v1': {
    summary: 'Fewer SMS credits are left than you asked to be told of',
    facts: { available: CREDITS, threshold: { ...CREDITS, examples: ['200.000'] } },
  },
  'sms.credits_expiring.v1': {
    summary: 'SMS credits end soon',
    facts: { credits: CREDITS, expiresOn: DAY, days: COUNT },
  },
  'sms.credits_expired.v1': { summary: 'SMS credits have ended', facts: { credits: CREDITS, expiredOn: DAY } },
  'invoice.issued.v1': { summary: 'An invoice was issued', facts: { number: NUMBER } },
  'invoice.paid.v1': { summary: 'Nothing is due on an invoice any more', facts: {} },
  'invoice.credited.v1': { summary: 'A credit note takes off what an invoice asked for', facts: {} },
  'credit_note.issued.v1': {
    summary: 'A credit note was issued',
    facts: { number: { ...NUMBER, examples: ['AV-2026-000003'] } },
  },
  'pro_forma.issued.v1': { summary: 'What a renewal will cost was written down for payers by transfer', facts: {} },
  'sms.sender_decided.v1': {
    summary: 'A sender name for texts was approved or refused',
    facts: { status: oneOf('approved', 'refused') },
  },
  'sms.opted_out.v1': { summary: 'Somebody answered STOP', facts: {} },
  'sms.opted_in.v1': { summary: 'Somebody who had answered STOP answered START', facts: {} },
  'sms.received.v1': {
    summary: 'A text came in',
    facts: { keyword: { type: ['string', 'null'], enum: ['stop', 'start', 'help', null], examples: ['stop'] } },
  },
  'ticket.opened.v1': {
    summary: 'A ticket was opened',
    facts: { topic: { type: 'string', examples: ['technical'] } },
  },
  'ticket.message_added.v1': {
    summary: 'Somebody wrote in a ticket',
    facts: { author: oneOf('customer', 'agent', 'system') },
  },
};
