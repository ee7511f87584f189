import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SpamClosureEntity } from './spam-closure.entity.js';

/** Read and written for staff only: customers have no right to this table. */
@Injectable()
export class SpamClosuresRepository {
  /** False when one is pending already. */
  async insert(tx: Tx, closure: Omit<SpamClosureEntity, 'outcome'>): Promise<boolean> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(SpamClosureEntity)
      .values({ ...closure })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** The last one of an account, locked. */
  async latestForUpdate(tx: Tx, { accountId }: AccountScope): Promise<SpamClosureEntity | null> {
    const found = await tx.manager.find(SpamClosureEntity, {
      where: { accountId },
      order: { id: 'DESC' },
      take: 1,
      lock: { mode: 'pessimistic_write' },
    });
    return found[0] ?? null;
  }

  /** Newest first. */
  page(tx: Tx, { accountId }: AccountScope, before: string | null, limit: number): Promise<SpamClosureEntity[]> {
    return tx.manager.find(SpamClosureEntity, {
      where: { accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  unscopedFind(tx: Tx, id: string): Promise<SpamClosureEntity | null> {
    return tx.manager.findOneBy(SpamClosureEntity, { id });
  }

  async update(tx: Tx, closure: SpamClosureEntity, change: Partial<SpamClosureEntity>): Promise<SpamClosureEntity> {
    const changed = Object.assign(closure, change);
    await tx.manager.save(SpamClosureEntity, changed, { reload: false });
    return changed;
  }
}
