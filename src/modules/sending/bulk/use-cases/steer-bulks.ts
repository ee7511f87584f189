import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { BulkSteering } from '../../../spool/index.js';
import { type BulkCounts, BulksRepository } from '../data/bulks.repository.js';

/**
 * Pauses, goes on and ends. The state is what every delivery is judged by before it is dialled, so it holds from the commit
 * on; what follows for those that wait is done afterwards, message by message (`settle-steered-bulks`).
 */
@Injectable()
export class SteerBulks {
  constructor(
    private readonly spool: BulkSteering,
    private readonly bulks: BulksRepository,
  ) {}

  async pauseIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    return (await this.spool.turnIn(tx, scope, bulkIds, 'paused', 'hold')).length;
  }

  async resumeIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    return (await this.spool.turnIn(tx, scope, bulkIds, 'running', 'release')).length;
  }

  async cancelIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    const waiting = await this.spool.waitingIn(tx, await this.spool.turnIn(tx, scope, bulkIds, 'cancelled', 'cancel'));
    await this.endIn(tx, scope, bulkIds);
    return waiting;
  }

  endIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<void> {
    return this.bulks.endIn(tx, scope, bulkIds);
  }

  countsIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<BulkCounts[]> {
    return this.bulks.countsIn(tx, scope, bulkIds);
  }
}
