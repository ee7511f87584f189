import { addMs, type Instant } from '../../../kernel/time/instant.js';
import { HORIZON_MS, NOTICE_AFTER_MS, PAUSE_AFTER, nextProbe } from './retry-schedule.js';

/** How a receiver has been answering. */
export interface Health {
  /** In a row, since the last success. */
  failures: number;
  failingSince: Instant | null;
  /** Its owner was told that it fails. */
  noticed: boolean;
  /** Nothing is sent before this; null when it may be. */
  restUntil: Instant | null;
}

/** What one call came to. */
export interface Outcome {
  received: boolean;
  /** The receiver wants nothing any more: 410. */
  gone: boolean;
  /** Until then it asked to be left alone. */
  restUntil: Instant | null;
}

export interface Judgement {
  health: Health;
  /** It answers again after it had failed. */
  recovered: boolean;
  notice: boolean;
  disable: 'failing' | 'gone' | null;
}

/** What a round of calls says about the receiver. One success among failures is a success: it lives. */
export function judgeHealth(before: Health, outcomes: readonly Outcome[], now: Instant, random: number): Judgement {
  const asked = latest(outcomes.map(({ restUntil }) => restUntil));
  const nothing = { recovered: false, notice: false, disable: null };
  if (outcomes.length === 0) return { ...nothing, health: before };
  if (outcomes.some(({ gone }) => gone)) return { ...nothing, health: before, disable: 'gone' };
  if (outcomes.some(({ received }) => received)) {
    const health = { failures: 0, failingSince: null, noticed: false, restUntil: asked };
    return { ...nothing, health, recovered: before.failures > 0 };
  }
  const failures = before.failures + outcomes.length;
  const failingSince = before.failingSince ?? now;
  if (now - failingSince >= HORIZON_MS) return { ...nothing, health: before, disable: 'failing' };
  const notice = !before.noticed && now >= addMs(failingSince, NOTICE_AFTER_MS);
  const restUntil = latest([asked, nextProbe(failures, now, random)]);
  return { ...nothing, notice, health: { failures, failingSince, noticed: before.noticed || notice, restUntil } };
}

export type HealthState = 'healthy' | 'failing' | 'paused' | 'disabled';

export function healthState(active: boolean, failures: number): HealthState {
  if (!active) return 'disabled';
  if (failures === 0) return 'healthy';
  return failures < PAUSE_AFTER ? 'failing' : 'paused';
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}
