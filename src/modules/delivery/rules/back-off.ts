import type { Verdict } from './reply.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a message is tried altogether unless it carries an earlier `expiresAt` (RFC 5321 §4.5.4.1: 4–5 days). */
export const TOTAL_LIFE_MS = 5 * 24 * HOUR;

/** Delays after the 1st, 2nd, … failed attempt, in minutes; the last one repeats. */
const CURVES = {
  network: [1, 2, 5, 15, 30, 60, 120, 180],
  greylist: [5, 10, 15, 30, 60, 120, 180],
  slowed: [30, 45, 60, 90, 120, 180],
  full: [60, 120, 240, 360],
  refused: [5, 15, 30, 60, 120, 180],
} as const;

export type Curve = keyof typeof CURVES;

/** Asked delays outside these bounds are not believed: "try again in 1 second" and "in 3 days" both hurt. */
const ASKED_LEAST_MS = 30_000;
const ASKED_MOST_MS = 6 * HOUR;

/** Added so that a retry never meets a greylist's own deadline to the second. */
const ASKED_MARGIN_MS = 5_000;

export interface RetryQuestion {
  verdict: Verdict;
  /** Attempts made so far, this one included. */
  attempts: number;
  nowMs: number;
  /** Its first attempt. What it waited before, for its time, for quota or in a pause, takes nothing of its days. */
  triedSinceMs: number;
  expiresAtMs: number | null;
  /** 0 ≤ random < 1; an argument so that the rule stays pure. */
  random: number;
}

export type RetryAnswer = { kind: 'retry'; atMs: number } | { kind: 'expired' };

export function curveOf(verdict: Verdict): Curve {
  if (verdict.greylisted) return 'greylist';
  if (verdict.slowsSite) return 'slowed';
  if (verdict.class === 'mailbox_full') return 'full';
  if (verdict.class === 'host_unreachable' || verdict.class === 'timeout' || verdict.class === 'protocol')
    return 'network';
  return 'refused';
}

/** When to try again after a temporary failure, or that the message has had its time. */
export function nextAttempt(question: RetryQuestion): RetryAnswer {
  const deadline = deadlineOf(question.triedSinceMs, question.expiresAtMs);
  const atMs = question.nowMs + delayMs(question.verdict, question.attempts, question.random);
  // One last try at the very end is worth more than giving up hours before it.
  if (atMs < deadline) return { kind: 'retry', atMs };
  const lastChance = deadline - MINUTE;
  return lastChance > question.nowMs + MINUTE ? { kind: 'retry', atMs: lastChance } : { kind: 'expired' };
}

export function deadlineOf(triedSinceMs: number, expiresAtMs: number | null): number {
  const life = triedSinceMs + TOTAL_LIFE_MS;
  return expiresAtMs === null ? life : Math.min(life, expiresAtMs);
}

export function delayMs(verdict: Verdict, attempts: number, random: number): number {
  const curve = CURVES[curveOf(verdict)];
  const minutes = curve[Math.min(Math.max(attempts, 1), curve.length) - 1] ?? 180;
  // Between 0 and 20 % later, never earlier: an early retry is what greylisting and rate limits punish.
  const jittered = minutes * MINUTE * (1 + 0.2 * random);
  if (verdict.askedDelayMs === null) return Math.round(jittered);
  const asked = Math.min(Math.max(verdict.askedDelayMs, ASKED_LEAST_MS), ASKED_MOST_MS);
  return Math.round(asked * (1 + 0.05 * random) + ASKED_MARGIN_MS);
}

/** How long a site stays cut after it asked us to slow down: 30 to 90 minutes, longer while it keeps asking. */
export function siteCutMs(cutsInARow: number, random: number): number {
  const minutes = Math.min(30 + 20 * Math.max(0, cutsInARow - 1), 75);
  return Math.round((minutes + 15 * random) * MINUTE);
}
