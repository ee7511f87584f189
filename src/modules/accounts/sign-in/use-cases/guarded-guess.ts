import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { SignInThrottles } from '../data/sign-in-throttles.js';

/** Longer than argon2 needs for sixty people on a machine that is busy otherwise. */
const PATIENCE_MS = 30_000;
const POLL_MS = 40;

export type Guess<T> = { kind: 'judged'; result: T } | { kind: 'throttled'; retryAfterS: number };

/**
 * Judges one guess under the throttle of its login name. Right passwords of many sessions at once only wait for each other;
 * wrong ones use the places up.
 */
@Injectable()
export class GuardedGuess {
  constructor(
    private readonly throttles: SignInThrottles,
    private readonly clock: Clock,
  ) {}

  async run<T>(loginName: string, judge: () => Promise<{ right: boolean; result: T }>): Promise<Guess<T>> {
    const refusal = await this.refusal(loginName);
    if (refusal !== null) return { kind: 'throttled', retryAfterS: refusal };
    let outcome: 'failed' | 'right' | 'unjudged' = 'unjudged';
    try {
      const { right, result } = await judge();
      outcome = right ? 'right' : 'failed';
      return { kind: 'judged', result };
    } finally {
      await this.throttles.leave(loginName, outcome);
    }
  }

  /** Seconds to wait, or null when the guess was admitted. */
  private async refusal(loginName: string): Promise<number | null> {
    const startedMs = this.clock.monotonicMs();
    for (;;) {
      const { verdict, retryAfterS } = await this.throttles.enter(loginName);
      if (verdict === 'admitted') return null;
      if (verdict === 'throttled' || this.clock.monotonicMs() - startedMs > PATIENCE_MS) return retryAfterS;
      await pause(POLL_MS + Math.random() * POLL_MS);
    }
  }
}
