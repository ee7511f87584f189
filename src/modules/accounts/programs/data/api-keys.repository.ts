import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { KeyScope } from '../../../../platform/http/index.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { touchText, touchValues, type Use } from './touch.js';

/** What judging a request by its key needs. */
export interface UsableKey {
  id: string;
  account_id: string;
  key: string;
  scopes: KeyScope[];
  allowed_networks: string[];
  subscription_id: string | null;
  expires_at: Instant | null;
  previous_until_at: Instant | null;
  by_previous: boolean;
}

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly pool: HotPool) {}

  async insert(tx: Tx, key: ApiKeyEntity): Promise<void> {
    await tx.manager.insert(ApiKeyEntity, key);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<ApiKeyEntity | null> {
    return tx.manager.findOne(ApiKeyEntity, { where: { accountId: scope.accountId, id, revokedAt: IsNull() } });
  }

  findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<ApiKeyEntity | null> {
    return tx.manager.findOne(ApiKeyEntity, {
      where: { accountId: scope.accountId, id, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  page(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<ApiKeyEntity[]> {
    const query = tx.manager
      .createQueryBuilder(ApiKeyEntity, 'k')
      .where('k.account_id = :accountId and k.revoked_at is null', { accountId: scope.accountId })
      .orderBy('k.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('k.id < :before', { before });
    return query.getMany();
  }

  async update(tx: Tx, key: ApiKeyEntity, change: Partial<ApiKeyEntity>): Promise<ApiKeyEntity> {
    const changed = { ...change, version: key.version + 1 };
    await tx.manager.update(ApiKeyEntity, { accountId: key.accountId, id: key.id }, changed);
    return Object.assign(key, changed);
  }

  /** By hashes of secrets, present or of before the last rotation. Accounts that close take their keys along. */
  async usable(hashes: readonly Buffer[]): Promise<(UsableKey & { hash: Buffer })[]> {
    const { rows } = await this.pool.query<UsableKey & { hash: Buffer }>({
      name: 'usable-api-keys',
      text: `select h.hash, k.id, k.account_id, k.key, k.scopes, k.allowed_networks, k.subscription_id, k.expires_at,
          k.previous_until_at, k.secret_hash <> h.hash as by_previous
        from unnest($1::bytea[]) h (hash)
        join api_keys k on k.secret_hash = h.hash or k.previous_hash = h.hash
        join accounts a on a.id = k.account_id and a.status not in ('closing', 'closed')
        where k.revoked_at is null`,
      values: [hashes],
    });
    return rows;
  }

  /** By their ids. */
  async living(
    ids: readonly string[],
    now: Instant,
  ): Promise<Pick<UsableKey, 'id' | 'account_id' | 'scopes' | 'subscription_id'>[]> {
    const { rows } = await this.pool.query<UsableKey>({
      name: 'living-api-keys',
      text: `select k.id, k.account_id, k.scopes, k.subscription_id from api_keys k
        join accounts a on a.id = k.account_id and a.status not in ('closing', 'closed')
        where k.id = any($1::uuid[]) and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
      values: [ids, toDate(now)],
    });
    return rows;
  }

  /** Every key of an account at once; answers those that were open. */
  async revokeAll(tx: Tx, scope: AccountScope): Promise<Pick<ApiKeyEntity, 'id' | 'secretHash' | 'previousHash'>[]> {
    return tx.query(
      `update api_keys set revoked_at = $2, version = version + 1 where account_id = $1 and revoked_at is null
       returning id, secret_hash as "secretHash", previous_hash as "previousHash"`,
      [scope.accountId, toDate(tx.now)],
    );
  }

  async touch(uses: readonly Use[]): Promise<void> {
    await this.pool.query({ name: 'touch-api-keys', text: touchText('api_keys'), values: touchValues(uses) });
  }
}
