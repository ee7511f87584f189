import type { Instant } from '../../../../kernel/time/instant.js';
import type { CampaignState } from './campaign-states.js';

export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

export const WINNERS = ['opens', 'clicks', 'manual'] as const;
export type WinnerBy = (typeof WINNERS)[number];

export const TIME_ZONES = ['account', 'recipient'] as const;
export type TimeZoneMode = (typeof TIME_ZONES)[number];

export interface Mailbox {
  email: string;
  name: string | null;
}

/** What a mail says; null is what nobody wrote yet. */
export interface MailContent {
  subject: string | null;
  html: string | null;
  text: string | null;
  templateId: string | null;
}

/** One way of saying it: what is null is said as the campaign says it. */
export interface Variant extends MailContent {
  fromName: string | null;
}

export interface AbTest {
  /** Of all recipients, how many try the variants; the others get the one that wins. */
  samplePercent: number;
  winner: WinnerBy;
  /** ISO 8601, from the moment the last of the sample was handed over. */
  decideAfter: string | null;
}

/** Ids of lists and segments. */
export interface Audience {
  lists: string[];
  segments: string[];
  exclude: string[];
}

/** What its author writes. */
export interface CampaignTerms extends MailContent {
  name: string;
  channel: Channel;
  from: Mailbox | null;
  /** Of an SMS. */
  smsFrom: string | null;
  replyTo: Mailbox | null;
  audience: Audience;
  track: { opens: boolean; clicks: boolean };
  variants: Variant[];
  abTest: AbTest | null;
}

/** Why a campaign stands still until somebody does something. */
export type PausedBecause =
  | 'by_hand'
  | 'insufficient_sms_credits'
  | 'bulk_not_allowed'
  | 'subscription_required'
  | 'subscription_expired'
  | 'sender_not_verified'
  | 'content_refused'
  | 'account_closed';

/** Why it waits, and goes on by itself. */
export type WaitsBecause =
  | 'not_yet'
  | 'recipients_local_time'
  | 'winner_not_decided'
  | 'winner_not_chosen'
  | 'quota'
  | 'account_blocked'
  | 'delivering';

export interface Standstill<Code extends string> {
  code: Code;
  /** What the code is about: `needed` and `available` credits, ids of blocks, the code of a refusal. */
  detail: Record<string, unknown>;
}

export interface Schedule {
  /** The moment that was chosen, in the account's time zone. */
  sendAt: Instant;
  timeZone: TimeZoneMode;
  /** The account's zone when it was scheduled: also that of contacts without one. */
  zone: string;
}

export interface Winner {
  variant: number;
  by: WinnerBy;
  /** `tie` and `too_little_data`: decided by the stated rule. */
  reason: 'better' | 'tie' | 'too_little_data' | 'chosen';
  at: Instant;
}

/** A campaign without its contents. */
export interface CampaignHead {
  id: string;
  accountId: string;
  name: string;
  channel: Channel;
  state: CampaignState;
  version: number;
  audience: Audience;
  schedule: Schedule | null;
  paused: Standstill<PausedBecause> | null;
  waits: (Standstill<WaitsBecause> & { until: Instant | null }) | null;
  createdAt: Instant;
  updatedAt: Instant;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

export interface Campaign extends CampaignHead, CampaignTerms {
  /** Whose quota it counts against; null: the account's oldest active subscription. */
  subscriptionId: string | null;
  winner: Winner | null;
}

export function letterOf(variant: number): string {
  return String.fromCharCode(65 + variant);
}

/** What is really said by a variant. A campaign without variants has one: itself. */
export function contentsOf(
  terms: Pick<CampaignTerms, keyof MailContent | 'from' | 'variants'>,
): (MailContent & { fromName: string | null })[] {
  const own = { subject: terms.subject, html: terms.html, text: terms.text, templateId: terms.templateId };
  const fromName = terms.from?.name ?? null;
  if (terms.variants.length === 0) return [{ ...own, fromName }];
  return terms.variants.map((variant) => ({
    subject: variant.subject ?? own.subject,
    ...bodyOf(variant, own),
    fromName: variant.fromName ?? fromName,
  }));
}

/** A body is taken whole, so that nobody reads the text of one variant beside the pictures of another. */
function bodyOf(variant: Variant, own: MailContent): Omit<MailContent, 'subject'> {
  const hasOwn = variant.html !== null || variant.text !== null || variant.templateId !== null;
  const { html, text, templateId } = hasOwn ? variant : own;
  return { html, text, templateId };
}
