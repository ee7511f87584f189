import { Injectable } from '@nestjs/common';
import { sha256 } from '../../../../platform/crypto/hashes.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';

export type Admission = { verdict: 'admitted' | 'busy' | 'throttled'; retryAfterS: number };

/** Failed and running guesses per login name, whether anybody has that name or not. REST and SMTP share it. */
@Injectable()
export class SignInThrottles {
  constructor(private readonly pool: HotPool) {}

  async enter(loginName: string): Promise<Admission> {
    const { rows } = await this.pool.query<{ verdict: Admission['verdict']; retry_after_s: number }>({
      name: 'sign-in-enter',
      text: 'select verdict, retry_after_s from sign_in_enter($1)',
      values: [keyOf(loginName)],
    });
    return { verdict: rows[0]!.verdict, retryAfterS: rows[0]!.retry_after_s };
  }

  /** `right` forgets the failures before it; `unjudged` gives the place back. */
  async leave(loginName: string, outcome: 'failed' | 'right' | 'unjudged'): Promise<void> {
    await this.pool.query({
      name: 'sign-in-leave',
      text: 'select sign_in_leave($1, $2)',
      values: [keyOf(loginName), outcome],
    });
  }

  /** After a reset the right person may sign in at once. */
  async forgetIn(tx: Tx, loginNames: string[]): Promise<void> {
    await tx.query('delete from sign_in_throttles where login_hash = any($1)', [loginNames.map(keyOf)]);
  }

  async deleteStale(): Promise<void> {
    await this.pool.query(`delete from sign_in_throttles where updated_at < clock_timestamp() - interval '1 hour'`);
  }
}

function keyOf(loginName: string): Buffer {
  return sha256(`sign-in:${loginName}`);
}
