import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { DnsblEntity } from './dnsbl.entity.js';

export type NewDnsbl = Pick<DnsblEntity, 'zone' | 'severity' | 'active' | 'removalUrl'>;

/** The blocklists that are asked; a few dozen at most. */
@Injectable()
export class DnsblsRepository {
  /** Adds those whose zone is not there yet and answers them. */
  async add(tx: Tx, lists: readonly NewDnsbl[]): Promise<DnsblEntity[]> {
    if (lists.length === 0) return [];
    const fresh = { fault: null, version: 1, polledAt: null, createdAt: tx.now, updatedAt: tx.now };
    const values = lists.map((list) => ({ ...list, ...fresh, id: newId(tx.now) }));
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DnsblEntity)
      .values(values)
      .orIgnore()
      .returning('id')
      .execute();
    const ids = new Set((inserted.raw as { id: string }[]).map(({ id }) => id));
    return values.filter(({ id }) => ids.has(id));
  }

  find(tx: Tx, id: string): Promise<DnsblEntity | null> {
    return tx.manager.findOneBy(DnsblEntity, { id });
  }

  findForUpdate(tx: Tx, id: string): Promise<DnsblEntity | null> {
    return tx.manager.findOne(DnsblEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  count(tx: Tx): Promise<number> {
    return tx.manager.count(DnsblEntity);
  }

  /** By zone. */
  all(tx: Tx, only: { active?: true } = {}): Promise<DnsblEntity[]> {
    return tx.manager.find(DnsblEntity, { where: only, order: { zone: 'ASC' } });
  }

  async update(tx: Tx, row: DnsblEntity, change: Partial<DnsblEntity>): Promise<DnsblEntity> {
    const changed = { ...change, version: row.version + 1, updatedAt: tx.now };
    await tx.manager.update(DnsblEntity, { id: row.id }, changed);
    return Object.assign(row, changed);
  }

  /** What a poll learnt about the list itself: no change of terms, so its version stays. */
  async notePolled(tx: Tx, id: string, fault: string | null): Promise<void> {
    await tx.manager.update(DnsblEntity, { id }, { fault, polledAt: tx.now });
  }
}
