import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../../subscriptions/index.js';

/** What the plans that an account has say about paying in advance. */
@Injectable()
export class DepositTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  /** The smallest deposit by each running subscription's plan as it was sold; null where it sells none. */
  async minimumsOf(scope: AccountScope): Promise<(string | null)[]> {
    const running = await this.unitOfWork.run(scope, (tx) => this.subscriptions.running(tx, scope));
    const plans = await this.catalogue.versions(running.map(({ planVersionId }) => planVersionId));
    return [...plans.values()].map(({ policies }) => policies['prepaid.minDeposit']);
  }
}
