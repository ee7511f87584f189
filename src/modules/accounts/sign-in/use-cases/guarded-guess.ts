import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { SignInThrottles } from '../data/sign-in-throttles.js';
import { type GuessLimits, PASSWORD_GUESSES } from '../rules/guess-limits.js';
import { signInProblems } from '../sign-in.errors.js';

/** Longer than argon2 needs for sixty people on a machine that is busy otherwise. */
const PATIENCE_MS = 30_000;
const POLL_MS = 40;

/** `last` says that this failure was the one after which nothing is judged for a while. */
export type Guess<T> =
  { kind: 'judged'; result: T; last: boolean } | { kind: 'throttled'; retryAfterS: number; problem: Problem };

/**
 * Judges one guess under the throttle of its name. Right passwords of many sessions at once only wait for each other; wrong
 * ones use the places up.
 */
@Injectable()
export class GuardedGuess {
  constructor(
    private readonly throttles: SignInThrottles,
    private readonly clock: Clock,
  ) {}

  async run<T>(
    name: string,
    judge: () => Promise<{ right: boolean; result: T }>,
    limits = PASSWORD_GUESSES,
  ): Promise<Guess<T>> {
    const refusal = await this.refusal(name, limits);
    if (refusal !== null) return { kind: 'throttled', retryAfterS: refusal, problem: tooMany(refusal) };
    let outcome: 'failed' | 'right' | 'unjudged' = 'unjudged';
    let failures = 0;
    let result: T;
    try {
      const judgement = await judge();
      outcome = judgement.right ? 'right' : 'failed';
      result = judgement.result;
    } finally {
      failures = await this.throttles.leave(name, limits, outcome);
    }
    return { kind: 'judged', result, last: outcome === 'failed' && failures === limits.most };
  }

  /** Seconds to wait, or null when the guess was admitted. */
  private async refusal(name: string, limits: GuessLimits): Promise<number | null> {
    const startedMs = this.clock.monotonicMs();
    for (;;) {
      const { verdict, retryAfterS } = await this.throttles.enter(name, limits);
      if (verdict === 'admitted') return null;
      if (verdict === 'throttled' || this.clock.monotonicMs() - startedMs > PATIENCE_MS) return retryAfterS;
      await pause(POLL_MS + Math.random() * POLL_MS);
    }
  }
}

function tooMany(retryAfterS: number): Problem {
  return signInProblems.too_many_attempts({ headers: { 'retry-after': String(retryAfterS) } });
}
