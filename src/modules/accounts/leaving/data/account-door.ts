import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';

/** Marks the advisory locks of accounts among all others of the installation. */
const LOCKS = 7_023_150;

/**
 * Keeps late consumers and the last count of a purge apart: who writes for an account holds its door open until his
 * commit, and the purge shuts it before it counts. So nothing is written behind the certificate's back.
 */
@Injectable()
export class AccountDoor {
  /** Whether the account was purged; if not, it is not until this transaction ends. */
  async isGoneIn(tx: Tx, accountId: string): Promise<boolean> {
    await tx.query(`select pg_advisory_xact_lock_shared(${LOCKS}, hashtext($1))`, [accountId]);
    const rows = await tx.query<{ status: string }>('select status from accounts where id = $1', [accountId]);
    return rows[0]?.status === 'closed';
  }

  /** Waits for everybody inside and lets nobody in until this transaction ends. */
  async shutIn(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${LOCKS}, hashtext($1))`, [accountId]);
  }
}
