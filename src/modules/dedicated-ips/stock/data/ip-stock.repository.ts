import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, LessThan, MoreThan, Not } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { COOLING_DAYS, IP_LIFE, type IpState } from '../rules/ip-states.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { IpAddressEntity } from './ip-address.entity.js';

/** What nobody has yet. */
const NOBODYS = {
  accountId: null,
  poolId: null,
  requestId: null,
  coolingUntil: null,
} as const;

export type NewAddresses = Pick<IpAddressEntity, 'hostname' | 'identityCheck' | 'identityReason' | 'localAddress'> & {
  addresses: readonly string[];
};

/** All addresses of the installation; they belong to no account here. */
@Injectable()
export class IpStockRepository {
  /** Adds those that are not there yet and answers them. */
  async unscopedAdd(tx: Tx, { addresses, ...all }: NewAddresses): Promise<IpAddressEntity[]> {
    const values = addresses.map((address) => ({
      ...all,
      ...NOBODYS,
      id: newId(tx.now),
      address,
      state: 'stock' as const,
      stateSince: tx.now,
      checks: null,
      checkedAt: null,
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

  /** All there are, with their state. */
  unscopedStates(tx: Tx): Promise<Pick<IpAddressEntity, 'address' | 'state'>[]> {
    return tx.query(`select host(address) as address, state from ip_addresses order by ip_addresses.address`);
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

  /** Those of these that somebody has, or that are not free again yet. */
  async unscopedInUse(tx: Tx, addresses: readonly string[]): Promise<string[]> {
    const rows = await tx.manager.find(IpAddressEntity, {
      select: { address: true },
      where: { address: In([...addresses]), state: Not(In(['stock', 'retired'])) },
      order: { address: 'ASC' },
    });
    return rows.map(({ address }) => address);
  }

  /** An account's own, oldest first; there are few. */
  ofAccount(tx: Tx, { accountId }: AccountScope): Promise<IpAddressEntity[]> {
    return tx.manager.find(IpAddressEntity, { where: { accountId }, order: { id: 'ASC' } });
  }

  findOwn(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpAddressEntity | null> {
    return tx.manager.findOneBy(IpAddressEntity, { accountId, id });
  }

  findOwnForUpdate(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpAddressEntity | null> {
    return tx.manager.findOne(IpAddressEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** How many an account has. */
  countOf(tx: Tx, { accountId }: AccountScope): Promise<number> {
    return tx.manager.countBy(IpAddressEntity, { accountId });
  }

  /** These, locked in one order for all. */
  unscopedLock(tx: Tx, ids: readonly string[]): Promise<IpAddressEntity[]> {
    return tx.manager.find(IpAddressEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The oldest of the stock that nobody else takes at this moment, IPv4 first. */
  async unscopedLockFree(tx: Tx, count: number): Promise<IpAddressEntity[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from ip_addresses where state = 'stock' and family(address) = 4 and not exists (
         select from ip_listings l where l.address = ip_addresses.address and l.closed_at is null)
       order by id limit $1 for update skip locked`,
      [count],
    );
    return this.unscopedLock(
      tx,
      rows.map(({ id }) => id),
    );
  }

  /** Those of which this holds; oldest first. */
  unscopedWhere(tx: Tx, where: FindOptionsWhere<IpAddressEntity>, limit: number): Promise<IpAddressEntity[]> {
    return tx.manager.find(IpAddressEntity, { where, order: { id: 'ASC' }, take: limit });
  }

  /** When an address has rested, next. */
  async unscopedNextDate(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ due: Instant | null }>(
      'select min(cooling_until) as due from ip_addresses where cooling_until is not null',
    );
    return row?.due ?? null;
  }

  /** Another state, as the table of its life allows; what goes with the old one ends. @throws ip_state */
  async unscopedMove(
    tx: Tx,
    row: IpAddressEntity,
    state: IpState,
    more: Partial<IpAddressEntity> = {},
  ): Promise<IpAddressEntity> {
    if (!IP_LIFE.mayBecome(row.state, state))
      throw dedicatedIpProblems.ip_state({ extra: { state: row.state, wanted: state } });
    const free = state === 'stock' || state === 'cooling' || state === 'retired';
    return this.unscopedUpdate(tx, row, {
      ...(free ? NOBODYS : {}),
      coolingUntil: state === 'cooling' ? addMs(tx.now, COOLING_DAYS * DAY_MS) : null,
      stateSince: tx.now,
      ...more,
      state,
    });
  }

  /** It was looked at and is as it was. */
  async unscopedNoteChecked(tx: Tx, row: IpAddressEntity): Promise<IpAddressEntity> {
    await tx.manager.update(IpAddressEntity, { id: row.id }, { checkedAt: tx.now });
    return Object.assign(row, { checkedAt: tx.now });
  }

  async unscopedUpdate(tx: Tx, row: IpAddressEntity, change: Partial<IpAddressEntity>): Promise<IpAddressEntity> {
    const changed = { ...change, version: row.version + 1, updatedAt: tx.now };
    await tx.manager.update(IpAddressEntity, { id: row.id }, changed);
    await tx.query('update egress_versions set version = version + 1');
    return Object.assign(row, changed);
  }
}
