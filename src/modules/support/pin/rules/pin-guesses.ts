import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

/** The wrong try that locks. */
export const TRIES = 5;
export const LOCKED_FOR_MS = 15 * MINUTE_MS;
/** How long an agent knows whom he talks to. */
export const VERIFIED_FOR_MS = 30 * MINUTE_MS;

/** Nobody mishears more PINs than this in an hour; who guesses more, over all accounts together, is no agent at work. */
export const WRONG_TRIES_OF_AGENT = 10;
export const AGENT_WINDOW_MS = HOUR_MS;

export interface PinState {
  /** Since the PIN was made or last given rightly. */
  wrongTries: number;
  lockedUntil: Instant | null;
}

export type PinVerdict =
  | { kind: 'verified'; until: Instant }
  | { kind: 'wrong'; triesLeft: number }
  /** This try locked the PIN, which is another one from now on. */
  | { kind: 'locks'; until: Instant }
  /** Locked before: the try is neither judged nor counted. */
  | { kind: 'locked'; until: Instant };

export function isLocked(state: PinState, now: Instant): boolean {
  return state.lockedUntil !== null && now < state.lockedUntil;
}

export function judgeTry(state: PinState, isRight: boolean, now: Instant): PinVerdict {
  if (state.lockedUntil !== null && now < state.lockedUntil) return { kind: 'locked', until: state.lockedUntil };
  if (isRight) return { kind: 'verified', until: addMs(now, VERIFIED_FOR_MS) };
  const triesLeft = TRIES - (state.wrongTries + 1);
  return triesLeft > 0 ? { kind: 'wrong', triesLeft } : { kind: 'locks', until: addMs(now, LOCKED_FOR_MS) };
}

/** The wrong tries of an agent that still count. */
export function countingTries(wrongAt: readonly Instant[], now: Instant): Instant[] {
  return wrongAt.filter((at) => at > now - AGENT_WINDOW_MS);
}

/** When an agent who guessed too often may try again; null when he may now. */
export function agentWaitsUntil(wrongAt: readonly Instant[], now: Instant): Instant | null {
  const counting = countingTries(wrongAt, now).sort((a, b) => a - b);
  const first = counting[counting.length - WRONG_TRIES_OF_AGENT];
  return first === undefined ? null : addMs(first, AGENT_WINDOW_MS);
}
