import { Injectable } from '@nestjs/common';
import { sha256 } from '../../../../platform/crypto/hashes.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type GuessLimits, PASSWORD_GUESSES } from '../rules/guess-limits.js';

export type Admission = { verdict: 'admitted' | 'busy' | 'throttled'; retryAfterS: number };

/** Failed and running guesses per name, whether anybody has that name or not. REST and SMTP share it. */
@Injectable()
export class SignInThrottles {
  constructor(private readonly pool: HotPool) {}

  async enter(name: string, limits: GuessLimits): Promise<Admission> {
    const { rows } = await this.pool.query<{ verdict: Admission['verdict']; retry_after_s: number }>({
      name: 'guess-enter',
      text: 'select verdict, retry_after_s from guess_enter($1, $2, $3, $4)',
      values: [keyOf(name, limits), limits.most, limits.mostJudged, limits.mostADay],
    });
    return { verdict: rows[0]!.verdict, retryAfterS: rows[0]!.retry_after_s };
  }

  /** `right` forgets the failures before it; `unjudged` gives the place back. Answers the failures that still count. */
  async leave(name: string, limits: GuessLimits, outcome: 'failed' | 'right' | 'unjudged'): Promise<number> {
    const { rows } = await this.pool.query<{ failures: number | null }>({
      name: 'guess-leave',
      text: 'select guess_leave($1, $2) as failures',
      values: [keyOf(name, limits), outcome],
    });
    return rows[0]?.failures ?? 0;
  }

  /** After a reset the right person may sign in at once. */
  async forgetIn(tx: Tx, loginNames: string[]): Promise<void> {
    const keys = loginNames.map((name) => keyOf(name, PASSWORD_GUESSES));
    await tx.query('delete from sign_in_throttles where login_hash = any($1)', [keys]);
  }

  async deleteStale(): Promise<void> {
    await this.pool.query(
      `delete from sign_in_throttles where updated_at < clock_timestamp() - case when daily then interval '25 hours' else interval '1 hour' end`,
    );
  }
}

function keyOf(name: string, limits: GuessLimits): Buffer {
  return sha256(`${limits.kind}:${name}`);
}
