import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SmtpCredentialEntity } from './smtp-credential.entity.js';
import { touchText, touchValues, type Use } from './touch.js';

export interface UsableCredential {
  id: string;
  account_id: string;
  username: string;
  password_hash: Buffer;
  previous_hash: Buffer | null;
  previous_until_at: Instant | null;
  expires_at: Instant | null;
  allowed_networks: string[];
  subscription_id: string | null;
}

@Injectable()
export class SmtpCredentialsRepository {
  constructor(private readonly pool: HotPool) {}

  async insert(tx: Tx, credential: SmtpCredentialEntity): Promise<void> {
    await tx.manager.insert(SmtpCredentialEntity, credential);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<SmtpCredentialEntity | null> {
    return tx.manager.findOne(SmtpCredentialEntity, { where: { accountId: scope.accountId, id, revokedAt: IsNull() } });
  }

  findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<SmtpCredentialEntity | null> {
    return tx.manager.findOne(SmtpCredentialEntity, {
      where: { accountId: scope.accountId, id, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  page(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<SmtpCredentialEntity[]> {
    const query = tx.manager
      .createQueryBuilder(SmtpCredentialEntity, 'c')
      .where('c.account_id = :accountId and c.revoked_at is null', { accountId: scope.accountId })
      .orderBy('c.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('c.id < :before', { before });
    return query.getMany();
  }

  async usernames(tx: Tx, scope: AccountScope): Promise<string[]> {
    const rows = await tx.query<{ username: string }>(
      'select username from smtp_credentials where account_id = $1 and revoked_at is null order by id',
      [scope.accountId],
    );
    return rows.map((row) => row.username);
  }

  async update(
    tx: Tx,
    credential: SmtpCredentialEntity,
    change: Partial<SmtpCredentialEntity>,
  ): Promise<SmtpCredentialEntity> {
    const changed = { ...change, version: credential.version + 1 };
    await tx.manager.update(SmtpCredentialEntity, { accountId: credential.accountId, id: credential.id }, changed);
    return Object.assign(credential, changed);
  }

  async usableByUsername(usernames: readonly string[]): Promise<UsableCredential[]> {
    return this.usable('username', usernames);
  }

  async usableById(ids: readonly string[]): Promise<UsableCredential[]> {
    return this.usable('id', ids);
  }

  private async usable(column: 'username' | 'id', values: readonly string[]): Promise<UsableCredential[]> {
    const { rows } = await this.pool.query<UsableCredential>({
      name: `usable-smtp-credentials-${column}`,
      text: `select c.id, c.account_id, c.username, c.password_hash, c.previous_hash, c.previous_until_at, c.expires_at,
          c.allowed_networks, c.subscription_id
        from smtp_credentials c
        join accounts a on a.id = c.account_id and a.status not in ('closing', 'closed')
        where c.${column} = any($1) and c.revoked_at is null`,
      values: [values],
    });
    return rows;
  }

  /** Every credential of an account at once; answers those that were open. */
  async revokeAll(
    tx: Tx,
    scope: AccountScope,
  ): Promise<Pick<SmtpCredentialEntity, 'id' | 'username' | 'passwordHash' | 'previousHash'>[]> {
    return tx.query(
      `update smtp_credentials set revoked_at = $2, version = version + 1 where account_id = $1 and revoked_at is null
       returning id, username, password_hash as "passwordHash", previous_hash as "previousHash"`,
      [scope.accountId, toDate(tx.now)],
    );
  }

  async touch(uses: readonly Use[]): Promise<void> {
    const text = touchText('smtp_credentials');
    await this.pool.query({ name: 'touch-smtp-credentials', text, values: touchValues(uses) });
  }
}
