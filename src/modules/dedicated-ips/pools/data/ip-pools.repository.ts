import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { FIRST_POOL, type ReputationClass } from '../rules/pool.js';
import { IpPoolEntity } from './ip-pool.entity.js';
import { RoutingRuleEntity } from './routing-rule.entity.js';

export type NewPool = Pick<IpPoolEntity, 'accountId' | 'name' | 'class' | 'stream' | 'overflow'>;

/** Pools; whatever changes here is seen by every process, for the version of the egress rises with it. */
@Injectable()
export class IpPoolsRepository {
  /** Null when the account has one of that name, or the class has one. */
  async insert(tx: Tx, pool: NewPool): Promise<IpPoolEntity | null> {
    const row = { ...pool, id: newId(tx.now), version: 1, createdAt: tx.now };
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(IpPoolEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return null;
    await this.changed(tx);
    return row;
  }

  /** The account's first pool, made where it is missing. As a worker. */
  async firstOf(tx: Tx, { accountId }: AccountScope): Promise<IpPoolEntity> {
    const made = await this.insert(tx, { accountId, name: FIRST_POOL, class: null, stream: null, overflow: 'shared' });
    return made ?? (await tx.manager.findOneByOrFail(IpPoolEntity, { accountId, name: FIRST_POOL }));
  }

  /** The shared pool of a class, made where it is missing. */
  async sharedOf(tx: Tx, of: ReputationClass): Promise<IpPoolEntity> {
    const made = await this.insert(tx, {
      accountId: null,
      name: `shared-${of}`,
      class: of,
      stream: null,
      overflow: 'shared',
    });
    return made ?? (await tx.manager.findOneByOrFail(IpPoolEntity, { accountId: IsNull(), class: of }));
  }

  /** Oldest first; there are few. */
  ofAccount(tx: Tx, { accountId }: AccountScope): Promise<IpPoolEntity[]> {
    return tx.manager.find(IpPoolEntity, { where: { accountId }, order: { id: 'ASC' } });
  }

  findOwn(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpPoolEntity | null> {
    return tx.manager.findOneBy(IpPoolEntity, { accountId, id });
  }

  findOwnForUpdate(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpPoolEntity | null> {
    return tx.manager.findOne(IpPoolEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, row: IpPoolEntity, change: Partial<IpPoolEntity>): Promise<IpPoolEntity> {
    const changed = { ...change, version: row.version + 1 };
    await tx.manager.update(IpPoolEntity, { id: row.id }, changed);
    await this.changed(tx);
    return Object.assign(row, changed);
  }

  async remove(tx: Tx, row: IpPoolEntity): Promise<void> {
    await tx.manager.delete(IpPoolEntity, { id: row.id });
    await this.changed(tx);
  }

  async isUsed(tx: Tx, { id, accountId }: IpPoolEntity): Promise<boolean> {
    const [row] = await tx.query<{ used: boolean }>(
      `select exists (select from ip_addresses where pool_id = $1) or exists (select from routing_rules where account_id = $2 and pool_id = $1) as used`,
      [id, accountId],
    );
    return row!.used;
  }

  /** False when the address is not the account's, or lies nowhere. */
  async place(tx: Tx, { accountId }: AccountScope, ipId: string, poolId: string): Promise<boolean> {
    const rows = await tx.query(
      `with placed as (update ip_addresses set pool_id = $3, version = version + 1
         where id = $2 and account_id = $1 and pool_id is not null returning 1) select 1 from placed`,
      [accountId, ipId, poolId],
    );
    await this.changed(tx);
    return rows.length > 0;
  }

  /** In the order in which they are looked at. */
  rulesOf(tx: Tx, { accountId }: AccountScope): Promise<RoutingRuleEntity[]> {
    return tx.manager.find(RoutingRuleEntity, { where: { accountId }, order: { place: 'ASC', id: 'ASC' } });
  }

  findRule(tx: Tx, { accountId }: AccountScope, id: string): Promise<RoutingRuleEntity | null> {
    return tx.manager.findOneBy(RoutingRuleEntity, { accountId, id });
  }

  async insertRule(tx: Tx, rule: RoutingRuleEntity): Promise<void> {
    await tx.manager.insert(RoutingRuleEntity, rule);
    await this.changed(tx);
  }

  async removeRule(tx: Tx, { accountId, id }: RoutingRuleEntity): Promise<void> {
    await tx.manager.delete(RoutingRuleEntity, { accountId, id });
    await this.changed(tx);
  }

  /** As a worker: the version belongs to no account. */
  async changed(tx: Tx): Promise<void> {
    await tx.query('update egress_versions set version = version + 1');
  }
}
