import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Catalogue, type Interval } from '../../catalogue/index.js';
import type { WayVerdict } from '../rules/judge-ways.js';
import { WaysToPay } from './ways-to-pay.js';

/** Before anything is bought: how it could be paid for. */
@Injectable()
export class ListWays {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: Catalogue,
    private readonly ways: WaysToPay,
  ) {}

  async run(scope: AccountScope, planId: string, interval: Interval): Promise<WayVerdict[]> {
    const plan = await this.catalogue.plan(planId);
    if (plan === null) {
      const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    return this.unitOfWork.run(scope, (tx) => this.ways.judgeIn(tx, scope, { plan, interval }));
  }
}
