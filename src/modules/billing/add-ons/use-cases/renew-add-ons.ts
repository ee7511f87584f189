import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import type { Plan } from '../../catalogue/index.js';
import type { LineRequest } from '../../invoices/index.js';
import type { Subscription } from '../../subscriptions/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { describeAddOn } from '../rules/add-on-texts.table.js';

/**
 * What was bought for a term costs its price again with the next one, at the price of the plan that term is for. What is
 * paid by the month has invoices of its own.
 */
@Injectable()
export class RenewAddOns {
  constructor(private readonly addOns: AddOnsRepository) {}

  async linesOf(scope: AccountScope, { id }: Subscription, plan: Plan): Promise<LineRequest[]> {
    const active = await this.addOns.soldOn(scope, id);
    return active.flatMap(({ kind, quantity }) => {
      const sold = plan.addOns.find((one) => one.kind === kind && one.period === 'term');
      if (!sold) return [];
      const description = describeAddOn(kind, plan.name);
      return [{ kind, subscriptionId: wireId('sub', id), description, quantity, unitPrice: sold.price }];
    });
  }
}
