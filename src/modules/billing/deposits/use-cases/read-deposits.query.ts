import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DepositsRepository } from '../data/deposits.repository.js';
import type { Deposit } from '../rules/deposit.js';

@Injectable()
export class ReadDeposits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deposits: DepositsRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<Deposit | null> {
    return this.unitOfWork.run(scope, (tx) => this.deposits.find(tx, scope, id));
  }

  /** Newest first; one more than `limit` when there is more. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<Deposit[]> {
    return this.unitOfWork.run(scope, (tx) => this.deposits.page(tx, scope, limit + 1, before));
  }
}
