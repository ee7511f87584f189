import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { ListEntity } from './list.entity.js';

@Injectable()
export class ListsRepository {
  async insert(tx: Tx, list: ListEntity): Promise<void> {
    await tx.manager.insert(ListEntity, list);
  }

  find(tx: Tx, { accountId }: AccountScope, id: string): Promise<ListEntity | null> {
    return tx.manager.findOneBy(ListEntity, { accountId, id, removedAt: IsNull() });
  }

  findMany(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<ListEntity[]> {
    return tx.manager.findBy(ListEntity, { accountId, id: In([...ids]), removedAt: IsNull() });
  }

  lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<ListEntity | null> {
    return tx.manager.findOne(ListEntity, {
      where: { accountId, id, removedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Newest first. */
  page(tx: Tx, { accountId }: AccountScope, before: string | null, limit: number): Promise<ListEntity[]> {
    return tx.manager.find(ListEntity, {
      where: { accountId, removedAt: IsNull(), ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async update(tx: Tx, list: ListEntity, change: Partial<ListEntity>): Promise<ListEntity> {
    const { accountId, id } = list;
    const changed = { ...change, version: list.version + 1, updatedAt: tx.now };
    await tx.manager.update(ListEntity, { accountId, id }, changed);
    return { ...list, ...changed };
  }

  /** Whose list it is, for who knows nothing but its id. */
  unscopedFind(tx: Tx, id: string): Promise<ListEntity | null> {
    return tx.manager.findOneBy(ListEntity, { id, removedAt: IsNull() });
  }

  async unscopedOldestRemoved(tx: Tx): Promise<ListEntity | null> {
    const [oldest] = await tx.query<{ id: string }>(
      'select id from lists where removed_at is not null order by removed_at limit 1',
    );
    return oldest === undefined ? null : tx.manager.findOneBy(ListEntity, { id: oldest.id });
  }

  /** Removes members of a list that is going, and the list with the last of them. True when it is gone. */
  async unscopedClear(tx: Tx, { accountId, id }: ListEntity, limit: number): Promise<boolean> {
    // Who is joining holds a share of this row; after this nobody joins any more.
    await tx.query('select 1 from lists where account_id = $1 and id = $2 for update', [accountId, id]);
    const [gone] = await tx.query<{ n: number }>(
      `with gone as (
         delete from list_members m using (select contact_id from list_members where account_id = $1 and list_id = $2 limit $3) chosen
          where m.account_id = $1 and m.list_id = $2 and m.contact_id = chosen.contact_id returning 1)
       select count(*)::int as n from gone`,
      [accountId, id, limit],
    );
    if (gone!.n >= limit) return false;
    await tx.query('delete from lists where account_id = $1 and id = $2', [accountId, id]);
    return true;
  }
}
