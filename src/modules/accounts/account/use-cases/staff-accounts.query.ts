import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AccountEntity } from '../data/account.entity.js';
import { AccountsRepository, type AccountSearch } from '../data/accounts.repository.js';
import { BlocksRepository } from '../data/blocks.repository.js';
import { UsersRepository } from '../data/users.repository.js';
import { type AccountView, accountView } from '../rules/account-view.js';

export interface StaffAccountView extends AccountView {
  owner: { username: string; email: string } | null;
  closesAt: Instant | null;
  closedAt: Instant | null;
}

/** What staff see of customers' accounts. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly blocks: BlocksRepository,
  ) {}

  /** Newest first; one row more than `limit`. */
  search(search: AccountSearch): Promise<StaffAccountView[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const found = await this.accounts.unscopedSearch(tx, { ...search, limit: search.limit + 1 });
      return this.viewsIn(tx, found);
    });
  }

  find(accountId: string): Promise<StaffAccountView | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const account = await this.accounts.find(tx, accountScope(accountId));
      return account && account.id !== SYSTEM_ACCOUNT_ID ? this.viewIn(tx, account) : null;
    });
  }

  async viewIn(tx: Tx, account: AccountEntity): Promise<StaffAccountView> {
    return (await this.viewsIn(tx, [account]))[0]!;
  }

  private async viewsIn(tx: Tx, accounts: AccountEntity[]): Promise<StaffAccountView[]> {
    const ids = accounts.map((account) => account.id);
    const owners = new Map((await this.users.ownersOf(tx, ids)).map((user) => [user.accountId, user]));
    const blocks = await this.blocks.openOfMany(tx, ids);
    return accounts.map((account) => {
      const owner = owners.get(account.id);
      const view = accountView(account, blocks.get(account.id) ?? []);
      const { closesAt, closedAt } = account;
      return { ...view, closesAt, closedAt, owner: owner ? { username: owner.username, email: owner.email } : null };
    });
  }
}
