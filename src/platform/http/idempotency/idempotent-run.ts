import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx.js';
import { platformProblems } from '../problems/platform-problems.js';
import { type Claim, IdempotencyStore } from './idempotency-store.js';

/** The run of one request that holds an idempotency key. */
export interface Run {
  claim: Claim;
  secret: boolean;
  /** The answer is already kept, in the transaction of the effect. */
  kept: boolean;
  /** A write that must end before the fence is used again. */
  renewing: Promise<void>;
}

export const currentRun = new AsyncLocalStorage<Run>();

/**
 * For operations that must not run twice even if the process dies between their commit and their reply: they keep
 * their answer in their own transaction. Without an idempotency key this does nothing.
 */
@Injectable()
export class IdempotentAnswer {
  constructor(private readonly store: IdempotencyStore) {}

  /**
   * `body` is exactly what the operation will answer. Throws when another process has taken the key over in the
   * meantime, so that this transaction is rolled back and only one of the two has an effect. Keys of public operations
   * and of staff belong to no account and are invisible to its transactions: those are kept right after the commit.
   */
  async keepIn(tx: Tx, status: number, body: object): Promise<void> {
    const run = currentRun.getStore();
    if (!run) return;
    await run.renewing;
    const kept = await this.store.finishIn(
      tx,
      run.claim,
      { status, body: Buffer.from(JSON.stringify(body)) },
      run.secret,
    );
    if (kept) tx.afterCommit(() => (run.kept = true));
    else if (run.claim.ofAccount) throw platformProblems.idempotency_key_in_use();
  }
}
