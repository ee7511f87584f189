import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountEntity } from './account.entity.js';

export interface AccountSearch {
  /** Matched with platform id, user name, e-mail address or the beginning of the organisation's name. */
  text?: string;
  status?: string;
  /** Id of the last account of the page before. */
  before?: string;
  limit: number;
}

@Injectable()
export class AccountsRepository {
  /** Never given out twice: a sequence does not go back, whatever becomes of the transaction. */
  async drawPlatformId(tx: Tx): Promise<number> {
    const rows = await tx.query<{ id: number }>(`select nextval('platform_ids')::integer as id`);
    return rows[0]!.id;
  }

  async insert(tx: Tx, account: AccountEntity): Promise<void> {
    await tx.manager.insert(AccountEntity, account);
  }

  find(tx: Tx, scope: AccountScope): Promise<AccountEntity | null> {
    return tx.manager.findOne(AccountEntity, { where: { id: scope.accountId } });
  }

  findForUpdate(tx: Tx, scope: AccountScope): Promise<AccountEntity | null> {
    return tx.manager.findOne(AccountEntity, { where: { id: scope.accountId }, lock: { mode: 'pessimistic_write' } });
  }

  /** The number of the account's next person; the caller holds the account's row. */
  async drawUserOrdinal(tx: Tx, scope: AccountScope): Promise<number> {
    const rows = await tx.query<{ ordinal: number }>(
      'update accounts set last_user_ordinal = last_user_ordinal + 1 where id = $1 returning last_user_ordinal as ordinal',
      [scope.accountId],
    );
    return rows[0]!.ordinal;
  }

  async update(tx: Tx, account: AccountEntity, change: Partial<AccountEntity>): Promise<AccountEntity> {
    const changed = { ...change, version: account.version + 1 };
    await tx.manager.update(AccountEntity, { id: account.id }, changed);
    return Object.assign(account, changed);
  }

  /** For staff: newest first, over all accounts; the installation's own is no customer. */
  unscopedSearch(tx: Tx, search: AccountSearch): Promise<AccountEntity[]> {
    const query = tx.manager
      .createQueryBuilder(AccountEntity, 'a')
      .where('a.platform_id > 0')
      .orderBy('a.id', 'DESC')
      .limit(search.limit);
    if (search.before) query.andWhere('a.id < :before', { before: search.before });
    if (search.status) query.andWhere('a.status = :status', { status: search.status });
    if (search.text) {
      const wanted = search.text.trim().toLowerCase();
      query.andWhere(
        `(a.platform_id::text = :wanted or starts_with(lower(a.organization), :wanted)
          or a.id in (select u.account_id from users u where u.username = :wanted or u.email_normalised = :wanted))`,
        { wanted },
      );
    }
    return query.getMany();
  }
}
