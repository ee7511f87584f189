import { addMs, type Instant } from '../../../kernel/time/instant.js';
import type { AttemptDetail, BecauseName, ClaimedDelivery, DeliveryResult } from '../../spool/index.js';
import { nextAttempt } from './back-off.js';
import { classifyFailure } from './classify-reply.js';
import { isAmbiguous } from './next-host.js';
import type { Failure, Verdict } from './reply.js';

/** `QUEUE_STATE` by number, here so that this rule calls nobody. */
const READY = 0;
const LATER = 1;
const HELD = 3;

/** The facts of an attempt that customers see beside its reply. */
export interface AttemptFacts {
  host: string | null;
  ip: string | null;
  sourceIp: string | null;
  tls: { version: string; cipher: string } | null;
}

export const NO_FACTS: AttemptFacts = { host: null, ip: null, sourceIp: null, tls: null };

type Claimed = Pick<ClaimedDelivery, 'id' | 'attempt' | 'tries' | 'ambiguous' | 'createdAt' | 'expiresAt'>;

const TEXT_LIMIT = 1_000;

export function delivered(
  delivery: Claimed,
  reply: { code: number; enhancedCode: string | null; text: string },
  facts: AttemptFacts,
  now: Instant,
): DeliveryResult {
  return {
    ...ended(delivery, 'delivered', now),
    detail: {
      ...facts,
      code: reply.code,
      enhancedCode: reply.enhancedCode,
      text: cut(reply.text),
      class: null,
      ...mark(delivery),
    },
  };
}

export interface FailureQuestion {
  delivery: Claimed;
  failure: Failure;
  facts: AttemptFacts;
  now: Instant;
  random: number;
  /** The key of the address the attempt left from; a retry leaves from the same. */
  sourceIp: string;
  /** The lane of retries from that address, when the pool has several. */
  retryLaneId: number | null;
}

/** What a failed attempt does to a delivery: a bounce, another try later, or the end of its time. */
export function failed(question: FailureQuestion): { result: DeliveryResult; verdict: Verdict } {
  const { delivery, failure, facts, now } = question;
  const verdict = classifyFailure(failure);
  const detail: AttemptDetail = {
    ...facts,
    code: failure.code,
    enhancedCode: failure.enhancedCode,
    text: cut(failure.text),
    class: verdict.class,
    stage: failure.stage,
    ...mark(delivery),
  };
  if (verdict.permanent) return { verdict, result: { ...ended(delivery, 'bounced', now), detail } };
  const next = nextAttempt({
    verdict,
    attempts: delivery.tries + 1,
    nowMs: now,
    triedSinceMs: isFirstTry(delivery) ? now : delivery.createdAt,
    expiresAtMs: delivery.expiresAt,
    random: question.random,
  });
  if (next.kind === 'expired') return { verdict, result: { ...ended(delivery, 'expired', now), detail } };
  const result: DeliveryResult = {
    ...base(delivery, now),
    state: LATER,
    status: 'deferred',
    event: 'deferred',
    nextAt: addMs(now, next.atMs - now),
    because: reasonOf(verdict),
    sourceIp: question.sourceIp,
    laneId: question.retryLaneId,
    ambiguous: isAmbiguous(failure),
    triedSince: isFirstTry(delivery) ? now : null,
    detail,
  };
  return { verdict, result };
}

/** Given back untried: to another lane, or to this one. */
export function givenBack(delivery: Claimed, now: Instant, laneId: number | null = null): DeliveryResult {
  return {
    ...base(delivery, now),
    state: READY,
    status: null,
    event: null,
    laneId,
    countsTry: false,
    ambiguous: delivery.ambiguous,
  };
}

/** Waits, untried, until the address that warms up may send more to this provider. */
export function laterForWarmUp(delivery: Claimed, now: Instant, nextAt: Instant): DeliveryResult {
  return { ...givenBack(delivery, now), state: LATER, nextAt, because: 'warming_up' };
}

/** Ended or held without an attempt, by what was found just before it. */
export function refused(
  delivery: Claimed,
  why: 'suppressed' | 'cancelled' | 'blocked' | 'paused' | 'stopped' | 'expired',
  now: Instant,
): DeliveryResult {
  // Nothing to tell of: it is the campaign that waits, and says so.
  if (why === 'stopped') return { ...givenBack(delivery, now), state: HELD, because: 'campaign_paused' };
  if (why === 'blocked' || why === 'paused') {
    const because: BecauseName = why === 'blocked' ? 'account_blocked' : 'sending_paused';
    const held = { state: HELD, status: 'held', event: 'held', because, countsTry: false } as const;
    return { ...base(delivery, now), ...held, ambiguous: delivery.ambiguous };
  }
  const because: BecauseName = why === 'suppressed' ? 'recipient_suppressed' : 'nothing';
  return { ...ended(delivery, why, now), because, detail: null };
}

/** The message itself cannot be sent by anybody (its body is gone, its bytes cannot be read). */
export function unusable(delivery: Claimed, why: string, now: Instant): DeliveryResult {
  return {
    ...ended(delivery, 'bounced', now),
    detail: { ...NO_FACTS, code: null, enhancedCode: null, text: cut(why), class: 'other' },
  };
}

export function isOver(delivery: Pick<Claimed, 'expiresAt'>, now: Instant): boolean {
  return delivery.expiresAt !== null && delivery.expiresAt <= now;
}

/** Also the one after a worker that died with it in its hands: nobody noted when that was. */
function isFirstTry({ tries, ambiguous }: Pick<Claimed, 'tries' | 'ambiguous'>): boolean {
  return tries === 0 || (tries === 1 && ambiguous);
}

function base(delivery: Claimed, now: Instant): Pick<DeliveryResult, 'deliveryId' | 'attempt' | 'at'> {
  return { deliveryId: delivery.id, attempt: delivery.attempt, at: now };
}

function ended(
  delivery: Claimed,
  status: 'delivered' | 'bounced' | 'expired' | 'suppressed' | 'cancelled',
  now: Instant,
): DeliveryResult {
  return { ...base(delivery, now), state: null, status, event: status };
}

function mark(delivery: Claimed): AttemptDetail {
  return delivery.ambiguous ? { ambiguousRetry: true } : {};
}

function reasonOf(verdict: Verdict): BecauseName {
  if (verdict.greylisted) return 'greylisted';
  return verdict.slowsSite ? 'throttled' : 'retry';
}

function cut(text: string): string {
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text;
}
