import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { AccountEntity } from '../data/account.entity.js';
import { AccountsRepository } from '../data/accounts.repository.js';
import { BlocksRepository } from '../data/blocks.repository.js';
import { type AccountView, accountView } from '../rules/account-view.js';
import { Resting } from './resting.js';

@Injectable()
export class GetAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly blocks: BlocksRepository,
    private readonly resting: Resting,
  ) {}

  run(scope: AccountScope): Promise<AccountView> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      if (!account) throw platformProblems.not_found();
      return this.viewIn(tx, account);
    });
  }

  async viewIn(tx: Tx, account: AccountEntity): Promise<AccountView> {
    const scope = accountScope(account.id);
    return accountView(account, await this.blocks.open(tx, scope), await this.resting.isResting(tx, scope));
  }
}
