import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import { type PartStatus, PART_STATES, statusOfParts } from './message-states.js';
import { MOST_TRIES, RESEND_DELAY_MS, retryDelayMs, THROTTLED_DELAY_MS } from './retry-delay.js';

/** What a carrier's answer means for one part; see the driver's port for the words. */
export type PartOutcome =
  | { kind: 'accepted'; carrierId: string }
  | { kind: 'refused' | 'throttled' | 'retry' | 'not_sent' | 'unknown'; code: string };

export interface Round {
  /** Of all parts of the message, before. */
  before: readonly PartStatus[];
  /** By part, from 1. Parts without one were not tried. */
  outcomes: ReadonlyMap<number, PartOutcome>;
  /** Tries so far that came to nothing. */
  tries: number;
  /** It is sent a second time already, because nobody knew. */
  again: boolean;
  onUnknown: 'keep' | 'resend';
  now: Instant;
}

export interface Decision {
  /** Parts whose status is another one now. */
  parts: { part: number; status: PartStatus; carrierId: string | null; code: string | null }[];
  /** How the message stands; `waiting` when some of it is tried (again). */
  status: PartStatus;
  code: string | null;
  /** Null: nothing of it waits any more. */
  next: { at: Instant; because: string | null; tries: number; again: boolean } | null;
  /** So many parts have been handed over and are paid for from now on. */
  accepted: number;
  /** What was not handed over, and never will be, is given back. */
  giveBack: boolean;
}

/** Judges what came of one claim of a message. */
export function decideRound(round: Round): Decision {
  const { before, outcomes, again, onUnknown, now } = round;
  const tries = round.tries + ([...outcomes.values()].some(({ kind }) => kind === 'retry') ? 1 : 0);
  const isGivenUp = tries >= MOST_TRIES;
  const parts = [...outcomes].flatMap(([part, outcome]) => {
    const from = before[part - 1]!;
    const to = statusOf(outcome, from, isGivenUp);
    if (to === null || (from !== to && !PART_STATES.mayBecome(from, to))) return [];
    const carrierId = outcome.kind === 'accepted' ? outcome.carrierId : null;
    return [{ part, status: to, carrierId, code: outcome.kind === 'accepted' ? null : outcome.code }];
  });
  const after = before.map((status, i) => parts.find(({ part }) => part === i + 1)?.status ?? status);
  const resend = onUnknown === 'resend' && !again && after.includes('unknown');
  const status = statusOfParts(after);
  const code = codeOf(outcomes);
  const isPutOff = [...outcomes.values()].some(
    ({ kind }) => kind === 'throttled' || kind === 'not_sent' || kind === 'retry',
  );
  const waits = status === 'waiting' || (again && isPutOff && !isGivenUp);
  const next = waits ? waitUntil(outcomes, tries, now, again) : null;
  const isOver = status !== 'waiting' && !after.includes('unknown');
  return {
    parts,
    status,
    code,
    next: next ?? (resend ? { at: addMs(now, RESEND_DELAY_MS), because: 'no_answer', tries, again: true } : null),
    accepted: parts.filter(({ status: to }) => to === 'submitted').length,
    giveBack: isOver && after.some((to) => to === 'rejected' || to === 'failed'),
  };
}

/** Null: it stays where it was. Only a yes says anything of a part that a carrier may have already. */
function statusOf({ kind }: PartOutcome, from: PartStatus, isGivenUp: boolean): PartStatus | null {
  if (kind === 'accepted') return 'submitted';
  if (from !== 'waiting') return null;
  if (kind === 'refused') return 'rejected';
  if (kind === 'unknown') return 'unknown';
  return kind === 'retry' && isGivenUp ? 'failed' : null;
}

function waitUntil(
  outcomes: ReadonlyMap<number, PartOutcome>,
  tries: number,
  now: Instant,
  again: boolean,
): NonNullable<Decision['next']> {
  const all = [...outcomes.values()];
  const failed = all.find(({ kind }) => kind === 'retry');
  if (failed?.kind === 'retry') return { at: addMs(now, retryDelayMs(tries)), because: failed.code, tries, again };
  const throttled = all.find(({ kind }) => kind === 'throttled');
  if (throttled?.kind === 'throttled')
    return { at: addMs(now, THROTTLED_DELAY_MS), because: throttled.code, tries, again };
  return { at: now, because: null, tries, again };
}

/** Why it did not go as it should, if something says so. */
function codeOf(outcomes: ReadonlyMap<number, PartOutcome>): string | null {
  for (const kind of ['refused', 'retry', 'throttled', 'unknown'] as const)
    for (const outcome of outcomes.values()) if (outcome.kind === kind) return outcome.code;
  return null;
}
