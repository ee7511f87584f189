import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Catalogue, type Interval, type Plan } from '../../catalogue/index.js';
import { TaxFacade, type VatDecision } from '../../tax/index.js';
import { netOf, type QuoteLine, quoteLines, type WantedAddOn } from '../rules/quote-lines.js';

export interface Wish {
  planId: string;
  interval: Interval;
  addOns: readonly WantedAddOn[];
  visitor: Parameters<TaxFacade['decideForVisitor']>[0];
}

export interface Quote {
  plan: Plan;
  lines: QuoteLine[];
  net: Money;
  decision: VatDecision;
}

/** What a plan would cost somebody, with VAT. Binds nobody and stores nothing. */
@Injectable()
export class QuotePlan {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly tax: TaxFacade,
  ) {}

  async run({ planId, interval, addOns, visitor }: Wish): Promise<Quote> {
    const plan = await this.catalogue.plan(planId);
    if (plan === null) {
      const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    const lines = quoteLines(plan, interval, addOns);
    if (!Array.isArray(lines)) {
      throw platformProblems.validation_failed({ errors: [{ field: lines.field, code: 'not_sold', message: '' }] });
    }
    const net = netOf(lines);
    return { plan, lines, net, decision: await this.tax.decideForVisitor(visitor, net) };
  }
}
