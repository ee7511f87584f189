import type { EntityManager } from 'typeorm';
import type { Instant } from '../../kernel/time/instant.js';

declare const txBrand: unique symbol;

/**
 * An open transaction. Only `UnitOfWork` makes one, and every write takes one, so nothing is ever
 * written outside a transaction by mistake.
 */
export interface Tx {
  readonly [txBrand]: true;
  /** Business time of this transaction; the same for all it writes. */
  readonly now: Instant;
  readonly manager: EntityManager;
  query<R = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Runs last of all in the transaction itself: for what many statements of it would write one by one. */
  beforeCommit(action: () => Promise<void>): void;
  /** Runs once the transaction is committed; errors are logged, never thrown. Only for wake-ups and caches. */
  afterCommit(action: () => void): void;
}

/** What the caller of an operation does with its outcome, last of all in the operation's own transaction. */
export type BeforeCommit<Outcome> = (tx: Tx, outcome: Outcome) => Promise<void>;

/** Whose rows a repository may see. The first parameter of every scoped read and write. */
export interface AccountScope {
  readonly accountId: string;
}

export function accountScope(accountId: string): AccountScope {
  return { accountId };
}
