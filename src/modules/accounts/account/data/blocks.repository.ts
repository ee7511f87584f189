import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { isOpen } from '../rules/blocks.js';
import { BlockEntity } from './block.entity.js';

@Injectable()
export class BlocksRepository {
  async insert(tx: Tx, block: BlockEntity): Promise<void> {
    await tx.manager.insert(BlockEntity, block);
  }

  /** The open ones, newest first. */
  async open(tx: Tx, scope: AccountScope): Promise<BlockEntity[]> {
    return (await this.openOfMany(tx, [scope.accountId])).get(scope.accountId) ?? [];
  }

  async openOfMany(tx: Tx, accountIds: string[]): Promise<Map<string, BlockEntity[]>> {
    const rows = await tx.manager.find(BlockEntity, {
      where: { accountId: In(accountIds), liftedAt: IsNull() },
      order: { id: 'DESC' },
    });
    const open = new Map<string, BlockEntity[]>();
    for (const block of rows) {
      if (isOpen(block, tx.now)) open.set(block.accountId, [...(open.get(block.accountId) ?? []), block]);
    }
    return open;
  }

  /** All that ever were, newest first. */
  page(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<BlockEntity[]> {
    const query = tx.manager
      .createQueryBuilder(BlockEntity, 'b')
      .where('b.account_id = :id', { id: scope.accountId })
      .orderBy('b.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('b.id < :before', { before });
    return query.getMany();
  }

  find(tx: Tx, scope: AccountScope, blockId: string): Promise<BlockEntity | null> {
    return tx.manager.findOne(BlockEntity, { where: { accountId: scope.accountId, id: blockId } });
  }

  /** When the next open block ends by itself. */
  async unscopedNextEnd(tx: Tx): Promise<Instant | null> {
    const rows = await tx.query<{ at: Instant | null }>(
      'select min(until_at) as at from blocks where lifted_at is null and until_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` blocks whose end has come, locked; what another process holds is left to it. */
  unscopedLockEnding(tx: Tx, at: Instant, limit: number): Promise<{ id: string; accountId: string }[]> {
    return tx.query(
      `select id, account_id as "accountId" from blocks where lifted_at is null and until_at is not null and until_at <= $1
       order by until_at, id limit $2 for update skip locked`,
      [toDate(at), limit],
    );
  }

  findForUpdate(tx: Tx, scope: AccountScope, blockId: string): Promise<BlockEntity | null> {
    return tx.manager.findOne(BlockEntity, {
      where: { accountId: scope.accountId, id: blockId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async update(tx: Tx, block: BlockEntity, change: Partial<BlockEntity>): Promise<BlockEntity> {
    await tx.manager.update(BlockEntity, { accountId: block.accountId, id: block.id }, change);
    return Object.assign(block, change);
  }
}
