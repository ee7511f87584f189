import { Injectable } from '@nestjs/common';
import { type Money, parseAmount } from '../../../../kernel/money.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { type Subscription, termAfter } from '../../subscriptions/index.js';
import { PlaceRenewal } from './place-renewal.js';
import { SoldPlans } from './sold-plans.js';

/** What a subscription's next term will cost with VAT, as it would be billed today. */
@Injectable()
export class NextBill {
  constructor(
    private readonly plans: SoldPlans,
    private readonly renewal: PlaceRenewal,
  ) {}

  async grossOf(scope: AccountScope, subscription: Subscription): Promise<Money> {
    const { anchorAt, termEndAt, planVersionId } = subscription;
    if (termEndAt === null) throw new Error('a subscription without a term is not renewed');
    const plan = await this.plans.version(planVersionId);
    const next = await this.renewal.nextTerm({ subscription, plan });
    const term = termAfter(anchorAt, termEndAt, next.interval, plan.policies['quota.timezone']);
    const bill = await this.renewal.bill(scope, subscription, next, term);
    const gross = parseAmount(bill.gross, bill.currency);
    if (gross === null) throw new Error(`a bill says ${bill.gross}`);
    return gross;
  }
}
