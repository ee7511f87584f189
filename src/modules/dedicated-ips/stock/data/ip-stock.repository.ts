import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, Not } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { IpState } from '../rules/ip-states.js';
import { IpAddressEntity } from './ip-address.entity.js';

export type NewAddresses = Pick<IpAddressEntity, 'hostname' | 'identityCheck' | 'identityReason'> & {
  addresses: readonly string[];
};

/** All addresses of the installation; they belong to no account here. */
@Injectable()
export class IpStockRepository {
  /** Adds those that are not there yet and answers them. */
  async unscopedAdd(tx: Tx, { addresses, ...all }: NewAddresses): Promise<IpAddressEntity[]> {
    const values = addresses.map((address) => ({
      ...all,
      id: newId(tx.now),
      address,
      state: 'stock' as const,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }));
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(IpAddressEntity)
      .values(values)
      .orIgnore()
      .returning('id')
      .execute();
    const ids = new Set((inserted.raw as { id: string }[]).map(({ id }) => id));
    return values.filter(({ id }) => ids.has(id));
  }

  unscopedFind(tx: Tx, id: string): Promise<IpAddressEntity | null> {
    return tx.manager.findOneBy(IpAddressEntity, { id });
  }

  unscopedFindForUpdate(tx: Tx, id: string): Promise<IpAddressEntity | null> {
    return tx.manager.findOne(IpAddressEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first. */
  unscopedPage(tx: Tx, state: IpState | null, before: string | null, limit: number): Promise<IpAddressEntity[]> {
    return tx.manager.find(IpAddressEntity, {
      where: { ...(state === null ? {} : { state }), ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The addresses that are not retired, by id: for those who look at every one of them. */
  unscopedNext(tx: Tx, after: string | null, limit: number): Promise<IpAddressEntity[]> {
    return tx.manager.find(IpAddressEntity, {
      where: { state: Not('retired'), ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  async unscopedUpdate(tx: Tx, row: IpAddressEntity, change: Partial<IpAddressEntity>): Promise<IpAddressEntity> {
    const changed = { ...change, version: row.version + 1, updatedAt: tx.now };
    await tx.manager.update(IpAddressEntity, { id: row.id }, changed);
    return Object.assign(row, changed);
  }
}
