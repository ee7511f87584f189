import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { groupBy } from '../../../../kernel/lists.js';
import type { Plan } from '../../catalogue/index.js';
import type { LineRequest } from '../../invoices/index.js';
import type { RenewedWith } from '../../sales/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { describeAddOn } from '../rules/add-on-texts.table.js';

/** What was bought for a term costs its price again with the next one, at the price of the plan that term is for, or the one agreed on. */
@Injectable()
export class RenewAddOns {
  constructor(private readonly addOns: AddOnsRepository) {}

  /** By the id of the subscription; nothing where nothing was bought beside it. */
  async linesOf(renewed: readonly RenewedWith[]): Promise<Map<string, LineRequest[]>> {
    const active = groupBy(
      await this.addOns.unscopedSoldOn(renewed.map(({ subscription }) => subscription)),
      ({ subscriptionId }) => subscriptionId,
    );
    return new Map(
      renewed.map(({ subscription: { id }, plan }) => [
        id,
        (active.get(id) ?? []).flatMap((one) => lineOf(id, plan, one)),
      ]),
    );
  }
}

function lineOf(
  subscriptionId: string,
  plan: Plan,
  { kind, quantity, unitPrice: agreed, priceAgreed }: Pick<AddOn, 'kind' | 'quantity' | 'unitPrice' | 'priceAgreed'>,
): LineRequest[] {
  const sold = plan.addOns.find((one) => one.kind === kind);
  if (!sold) return [];
  const description = describeAddOn(kind, plan.name);
  const unitPrice = priceAgreed ? agreed : sold.price;
  return [{ kind, subscriptionId: wireId('sub', subscriptionId), description, quantity, unitPrice }];
}
