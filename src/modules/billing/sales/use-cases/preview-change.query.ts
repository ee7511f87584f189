import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Plan } from '../../catalogue/index.js';
import { type Bill, InvoicesFacade } from '../../invoices/index.js';
import { termLine } from '../rules/bill-lines.js';
import { planChange } from '../rules/plan-change.js';
import { salesProblems } from '../sales.errors.js';
import type { PlanWish } from './change-plan.js';
import { requireChangeable } from './require-changeable.js';
import { SoldPlans } from './sold-plans.js';

export interface ChangePreview {
  effectiveAt: Instant;
  /** Null when nothing is due now. */
  dueNow: Bill | null;
  nextInvoice: { on: LocalDate; bill: Bill };
}

/** What a change would do and cost; nothing is changed. */
@Injectable()
export class PreviewChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SoldPlans,
    private readonly invoices: InvoicesFacade,
  ) {}

  async run(
    scope: AccountScope,
    wish: Pick<PlanWish, 'subscriptionId' | 'planId' | 'interval' | 'effective'>,
  ): Promise<ChangePreview> {
    const after = await this.plans.today(wish.planId);
    const { change, interval, zone } = await this.unitOfWork.run(scope, async (tx) => {
      const running = requireChangeable(await this.plans.lock(tx, scope, wish.subscriptionId), tx.now);
      if (after === null) throw unknownPlan();
      const interval = wish.interval ?? running.subscription.interval;
      const change = planChange(running, { plan: after, interval, effective: wish.effective }, tx.now);
      return { change, interval, zone: running.plan.policies['quota.timezone'] };
    });
    if (change.kind === 'refused') throw salesProblems[change.code]();
    const next = change.kind === 'now' ? change.period.end : change.effectiveAt;
    return {
      effectiveAt: change.effectiveAt,
      dueNow: change.kind === 'now' ? await this.bill(scope, change.lines) : null,
      nextInvoice: {
        on: localDate(next, zone),
        bill: await this.termBill(scope, wish.subscriptionId, after!, interval),
      },
    };
  }

  private termBill(scope: AccountScope, id: string, plan: Plan, interval: 'month' | 'year'): Promise<Bill> {
    return this.bill(scope, [termLine(id, { plan, interval })]);
  }

  private bill(scope: AccountScope, lines: Parameters<InvoicesFacade['draft']>[1]['lines']): Promise<Bill> {
    return this.invoices.draft(scope, { lines, supplyPeriod: null });
  }
}

function unknownPlan(): Error {
  const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
  return platformProblems.reference_not_found({ errors });
}
