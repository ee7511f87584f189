import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, AccountTrust, type TrustedAccount } from '../../../accounts/index.js';
import { type BillingOverview, ReadBillingOverview } from '../../../billing/index.js';
import { type Goods, ListGoods } from './list-goods.query.js';

export interface Overview {
  account: TrustedAccount;
  billing: BillingOverview;
  goods: Goods;
  seats: { included: number | null; purchased: number; used: number; total: number | null };
}

/** Everything about an account's contract in one document. The number of queries does not grow with what it holds. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly trust: AccountTrust,
    private readonly accounts: AccountsFacade,
    private readonly billing: ReadBillingOverview,
    private readonly goods: ListGoods,
  ) {}

  async run(scope: AccountScope): Promise<Overview> {
    const account = await this.unitOfWork.run(scope, (tx) => this.trust.readIn(tx, scope));
    if (account === null) throw platformProblems.not_found();
    const billing = await this.billing.run(scope);
    const goods = await this.goods.beside(scope, billing.running);
    return { account, billing, goods, seats: await this.accounts.seatsOf(scope.accountId) };
  }
}
