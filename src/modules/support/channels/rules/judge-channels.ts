import type { Language } from '../../../../kernel/texts.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { SupportTerms } from '../../../billing/index.js';
import type { BusinessCalendar } from '../../calendar/index.js';
import { type Topic, TOPICS, type TopicRow } from '../../tickets/index.js';

export const SUPPORT_CHANNELS = ['ticket', 'email', 'chat', 'phone'] as const;
export type SupportChannel = (typeof SUPPORT_CHANNELS)[number];

/** Why not, in the order in which they are told; an operation answers the first. */
export const CHANNEL_REFUSALS = [
  'ticket_requires_paid_plan',
  'channel_not_in_plan',
  'addon_required',
  'written_request_required',
  'language_not_supported',
  'response_window_open',
  'outside_support_hours',
  'pin_verification_required',
] as const;
export type ChannelRefusal = (typeof CHANNEL_REFUSALS)[number];

/** The ticket in which somebody asks to talk. */
interface WaitingTicket {
  createdAt: Instant;
  firstResponseAt: Instant | null;
  /** When staff let somebody talk before it was answered. */
  windowOverriddenAt: Instant | null;
}

export interface ChannelFacts {
  /** What each plan says, with what was bought beside it; never empty. The best of them counts (D-13). */
  plans: readonly SupportTerms[];
  topic: Topic | null;
  language: Language | null;
  /** Null where no ticket was named: then nobody is asked to wait. */
  ticket: WaitingTicket | null;
  /** Something keeps the account from its work, and it must be able to ask about it. */
  blocked: boolean;
  /** Whether an agent was given the PIN lately; null where that is not the question. */
  pinVerified: boolean | null;
  now: Instant;
  /** When people would talk: now, or in the slot of a call-back. */
  talkAt: Instant;
  calendars: Readonly<Record<SupportChannel, BusinessCalendar>>;
}

export interface ChannelJudgement {
  channel: SupportChannel;
  allowed: boolean;
  reasons: readonly ChannelRefusal[];
  /** What is asked of people without being enforced (C-09). */
  warnings: readonly ChannelRefusal[];
  languages: readonly Language[];
  calendar: BusinessCalendar;
  openNow: boolean;
  /** Null while it is open. */
  nextOpening: Instant | null;
  /** How else the same may be asked. */
  allowedChannels: readonly SupportChannel[];
  /** When the wait for the first answer is over. */
  retryAt: Instant | null;
  /** Asked for in a ticket, and granted from there (C-20). */
  byTicket: boolean;
}

/** Plain hours, because tickets are taken at any hour (D-14). */
const RESPONSE_WINDOW_MS = DAY_MS;
/** Who is locked out or blocked can do nothing but write. */
const ALWAYS_BY_MAIL: readonly Topic[] = ['access_recovery', 'account_block'];
const ABOUT_BLOCKS: readonly Topic[] = ['account_block', 'account_compromised'];
/** Nobody tells these before he knows to whom. */
const NEEDS_PIN: readonly Topic[] = ['sensitive_data'];
const TALKED: readonly SupportChannel[] = ['chat', 'phone'];

/** Which channels somebody may use now for what he wants, or every reason why not. The page and the operations ask this. */
export function judgeChannels(facts: ChannelFacts): ChannelJudgement[] {
  return SUPPORT_CHANNELS.map((channel) => judgeChannel(channel, facts));
}

export function judgeChannel(channel: SupportChannel, facts: ChannelFacts): ChannelJudgement {
  const calendar = facts.calendars[channel];
  const openNow = calendar.isOpen(facts.now);
  const refused = refusalsOf(channel, facts);
  const enforced = facts.plans.every(({ waits }) => waits);
  const reasons = refused.filter((reason) => reason !== 'response_window_open' || enforced);
  return {
    channel,
    allowed: reasons.length === 0,
    reasons,
    warnings: refused.filter((reason) => !reasons.includes(reason)),
    languages: languagesOf(channel, facts),
    calendar,
    openNow,
    nextOpening: openNow ? null : calendar.nextOpening(facts.now),
    allowedChannels: otherChannels(channel, facts),
    retryAt: waitsUntil(facts),
    byTicket: isEntitled(channel, facts) && TALKED.includes(channel) && !isOpen(channel, facts),
  };
}

function isOpen(channel: SupportChannel, { plans }: ChannelFacts): boolean {
  return plans.some(({ access }) => access[channel] === 'open');
}

function refusalsOf(channel: SupportChannel, facts: ChannelFacts): ChannelRefusal[] {
  const found: Record<ChannelRefusal, boolean> = {
    ...planRefusals(channel, facts),
    written_request_required: isSpokenOnly(channel, facts.topic),
    language_not_supported: facts.language !== null && !languagesOf(channel, facts).includes(facts.language),
    response_window_open: TALKED.includes(channel) && waitsUntil(facts) !== null,
    outside_support_hours: !facts.calendars[channel].isOpen(facts.talkAt),
    pin_verification_required: channel === 'chat' && lacksPin(facts),
  };
  return CHANNEL_REFUSALS.filter((reason) => found[reason]);
}

type PlanRefusal = 'ticket_requires_paid_plan' | 'channel_not_in_plan' | 'addon_required';

function planRefusals(channel: SupportChannel, facts: ChannelFacts): Record<PlanRefusal, boolean> {
  const closed = !isEntitled(channel, facts);
  const sold = facts.plans.some(({ byAddOn }) => byAddOn.includes(channel));
  return {
    ticket_requires_paid_plan: closed && channel === 'ticket',
    channel_not_in_plan: closed && channel !== 'ticket' && !sold,
    addon_required: closed && channel !== 'ticket' && sold,
  };
}

function isEntitled(channel: SupportChannel, facts: ChannelFacts): boolean {
  if (channel === 'ticket' && needsNoPlan(facts)) return true;
  if (channel === 'email' && facts.topic !== null && ALWAYS_BY_MAIL.includes(facts.topic)) return true;
  return facts.plans.some(({ access }) => access[channel] !== 'closed');
}

function needsNoPlan({ topic, blocked }: ChannelFacts): boolean {
  return topic !== null && (!TOPICS[topic].needsPaidPlan || (blocked && ABOUT_BLOCKS.includes(topic)));
}

function isSpokenOnly(channel: SupportChannel, topic: Topic | null): boolean {
  return channel === 'phone' && topic !== null && (TOPICS[topic] as TopicRow).writtenOnly === true;
}

function lacksPin({ topic, pinVerified }: ChannelFacts): boolean {
  return pinVerified === false && topic !== null && NEEDS_PIN.includes(topic);
}

/** Of the plans that open the channel; where none does, of all. */
function languagesOf(channel: SupportChannel, { plans }: ChannelFacts): readonly Language[] {
  const opening = plans.filter(({ access }) => access[channel] !== 'closed');
  const speaking = opening.length > 0 ? opening : plans;
  return [...new Set(speaking.flatMap(({ languages }) => languages[channel]))] as Language[];
}

/** Null when nobody waits: no ticket was named, it was answered, a day has passed, or staff let it be. */
function waitsUntil({ ticket, now }: ChannelFacts): Instant | null {
  if (ticket === null || ticket.firstResponseAt !== null || ticket.windowOverriddenAt !== null) return null;
  const until = addMs(ticket.createdAt, RESPONSE_WINDOW_MS);
  return now < until ? until : null;
}

function otherChannels(channel: SupportChannel, facts: ChannelFacts): SupportChannel[] {
  return SUPPORT_CHANNELS.filter(
    (other) => other !== channel && isEntitled(other, facts) && !isSpokenOnly(other, facts.topic),
  );
}
