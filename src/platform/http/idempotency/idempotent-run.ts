import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BeforeCommit, Tx } from '../../database/tx.js';
import { platformProblems } from '../problems/platform-problems.js';
import { type Claim, IdempotencyStore } from './idempotency-store.js';

/** The run of one request that holds an idempotency key. */
export interface Run {
  claim: Claim;
  /** The status of the operation when it succeeds. */
  status: number;
  secret: boolean;
  /** The answer is already kept, in the transaction of the effect. */
  kept: boolean;
  /** A write that must end before the fence is used again. */
  renewing: Promise<void>;
}

export const currentRun = new AsyncLocalStorage<Run>();

/** The bytes of an answer; none when the operation answers nothing. */
export function bytesOf(answer: unknown): Buffer {
  return answer === undefined || answer === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer));
}

/**
 * For operations that must not run twice even if the process dies between their commit and their reply: they keep
 * their answer in their own transaction. Without an idempotency key nothing is kept.
 */
@Injectable()
export class IdempotentAnswer {
  constructor(private readonly store: IdempotencyStore) {}

  /**
   * Runs an operation, which calls `keep` last in its transaction, and answers what was kept. `statusOf` is for an
   * operation that has more than one way to succeed.
   */
  async keeping<Outcome, View>(
    present: (outcome: Outcome) => View,
    operation: (keep: BeforeCommit<Outcome>) => Promise<Outcome>,
    statusOf?: (outcome: Outcome) => number,
  ): Promise<View> {
    let view: View | undefined;
    const outcome = await operation(async (tx, made) => {
      view = present(made);
      await this.keepIn(tx, view, statusOf?.(made));
    });
    return view ?? present(outcome);
  }

  /**
   * Names the present request for ever, also in the process that takes it over after a crash; null without a key. For
   * operations of more than one transaction, which must find what their first one has left.
   */
  requestKey(): Buffer | null {
    const claim = currentRun.getStore()?.claim;
    if (!claim) return null;
    return createHash('sha256').update(claim.accountId).update(claim.opHash).update(claim.key).digest();
  }

  /** The same for an operation whose answer has no body. */
  keepingNothing(operation: (keep: BeforeCommit<void>) => Promise<void>): Promise<void> {
    return this.keeping(() => undefined, operation);
  }

  /**
   * Throws when another process has taken the key over in the meantime, so that this transaction is rolled back and
   * only one of the two has an effect.
   */
  private async keepIn(tx: Tx, view: unknown, status?: number): Promise<void> {
    const run = currentRun.getStore();
    if (!run) return;
    await run.renewing;
    const answer = { status: status ?? run.status, body: bytesOf(view) };
    if (!(await this.store.finishIn(tx, run.claim, answer, run.secret)))
      throw platformProblems.idempotency_key_in_use();
    tx.afterCommit(() => (run.kept = true));
  }
}
