import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { PublishedKey } from '../rules/domain-records.js';
import { DomainEntity } from './domain.entity.js';
import { DomainKeyEntity } from './domain-key.entity.js';

/** A domain with its keys, as it is always needed. */
export interface KeyedDomain {
  domain: DomainEntity;
  keys: DomainKeyEntity[];
}

@Injectable()
export class DomainsRepository {
  /** False when the account has this domain already. */
  async insert(tx: Tx, { domain, keys }: KeyedDomain): Promise<boolean> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DomainEntity)
      .values({ ...domain })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await tx.manager.insert(DomainKeyEntity, keys);
    return true;
  }

  /** Newest first. */
  async list(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<KeyedDomain[]> {
    const domains = await tx.manager.find(DomainEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return this.withKeys(tx, scope, domains);
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<KeyedDomain | null> {
    return this.one(tx, scope, await tx.manager.findOneBy(DomainEntity, { accountId: scope.accountId, id }));
  }

  async findByName(tx: Tx, scope: AccountScope, name: string): Promise<KeyedDomain | null> {
    return this.one(tx, scope, await tx.manager.findOneBy(DomainEntity, { accountId: scope.accountId, name }));
  }

  /** Every account's row of a name, locked in one order, so that two owners cannot win at once. */
  unscopedLockByName(tx: Tx, name: string): Promise<DomainEntity[]> {
    return tx.manager.find(DomainEntity, {
      where: { name },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async lock(tx: Tx, scope: AccountScope, id: string): Promise<void> {
    await tx.manager.findOne(DomainEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async hasVerified(tx: Tx, scope: AccountScope, name: string): Promise<boolean> {
    return tx.manager.existsBy(DomainEntity, { accountId: scope.accountId, name, status: 'verified' });
  }

  /** Names of the proven domains whose mail is signed with a key of their own, oldest first. */
  async authenticated(tx: Tx, scope: AccountScope): Promise<string[]> {
    const rows = await tx.query<{ name: string }>(
      `select d.name from domains d where d.account_id = $1 and d.status = 'verified'
          and exists (select 1 from domain_keys k where k.account_id = $1 and k.domain_id = d.id and k.published_at is not null and k.retired_at is null)
        order by d.id`,
      [scope.accountId],
    );
    return rows.map((row) => row.name);
  }

  async update(tx: Tx, scope: AccountScope, id: string, change: Partial<DomainEntity>): Promise<void> {
    await tx.manager.update(DomainEntity, { accountId: scope.accountId, id }, change);
  }

  async setPublished(tx: Tx, scope: AccountScope, keyIds: string[], publishedAt: Instant | null): Promise<void> {
    if (keyIds.length === 0) return;
    await tx.manager.update(DomainKeyEntity, { accountId: scope.accountId, id: In(keyIds) }, { publishedAt });
  }

  async insertKeys(tx: Tx, keys: readonly DomainKeyEntity[]): Promise<void> {
    await tx.manager.insert(DomainKeyEntity, [...keys]);
  }

  async retire(tx: Tx, scope: AccountScope, keyIds: string[]): Promise<void> {
    if (keyIds.length === 0) return;
    await tx.manager.update(DomainKeyEntity, { accountId: scope.accountId, id: In(keyIds) }, { retiredAt: tx.now });
  }

  /** Of all accounts: keys that were retired before then. */
  async unscopedDropRetired(tx: Tx, before: Instant): Promise<void> {
    await tx.manager.delete(DomainKeyEntity, { retiredAt: LessThan(before) });
  }

  /** When the first domain is to be looked at again. */
  async unscopedNextCheck(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ at: Instant }>(
      'select next_check_at as at from domains where next_check_at is not null order by next_check_at limit 1',
    );
    return row?.at ?? null;
  }

  /** Takes domains whose time has come, so that nobody else looks at them until then. */
  async unscopedTakeDue(
    tx: Tx,
    at: Instant,
    until: Instant,
    limit: number,
  ): Promise<Pick<DomainEntity, 'id' | 'accountId'>[]> {
    const rows = await tx.query<{ id: string; account_id: string }>(
      `update domains set next_check_at = $2 where id in (
         select id from domains where next_check_at <= $1 order by next_check_at limit $3 for update skip locked)
       returning id, account_id`,
      [toIso(at), toIso(until), limit],
    );
    return rows.map((row) => ({ id: row.id, accountId: row.account_id }));
  }

  /** Keys of proven domains whose records point to the installation's zone, by id. */
  async unscopedZone(
    tx: Tx,
    after: string | null,
    limit: number,
  ): Promise<(PublishedKey & { id: string; domain: string })[]> {
    return tx.query(
      `select k.id, d.name as domain, k.selector, k.algorithm, k.public_key as "publicKey"
         from domain_keys k join domains d on d.id = k.domain_id
        where d.status = 'verified' and d.dkim_by = 'cname' and ($1::uuid is null or k.id > $1)
        order by k.id limit $2`,
      [after, limit],
    );
  }

  async delete(tx: Tx, scope: AccountScope, id: string): Promise<boolean> {
    return (await tx.manager.delete(DomainEntity, { accountId: scope.accountId, id })).affected === 1;
  }

  private async one(tx: Tx, scope: AccountScope, domain: DomainEntity | null): Promise<KeyedDomain | null> {
    return domain === null ? null : ((await this.withKeys(tx, scope, [domain]))[0] ?? null);
  }

  private async withKeys(tx: Tx, scope: AccountScope, domains: DomainEntity[]): Promise<KeyedDomain[]> {
    if (domains.length === 0) return [];
    const keys = await tx.manager.find(DomainKeyEntity, {
      where: { accountId: scope.accountId, domainId: In(domains.map((domain) => domain.id)) },
      order: { algorithm: 'DESC', id: 'ASC' },
    });
    return domains.map((domain) => ({ domain, keys: keys.filter((key) => key.domainId === domain.id) }));
  }
}
