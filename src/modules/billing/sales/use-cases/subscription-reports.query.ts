import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { InvoicesFacade } from '../../invoices/index.js';
import { type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { reportOf, type SubscriptionReport } from '../rules/subscription-report.js';
import { PLAN } from './place-plan-order.js';

export type { SubscriptionReport } from '../rules/subscription-report.js';

/** What mails tell about a subscription, as it is when they are written. */
@Injectable()
export class SubscriptionReports {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly invoices: InvoicesFacade,
    private readonly planOrders: PlanOrdersRepository,
  ) {}

  /** How an order of a plan is called where its invoice is looked for. */
  readonly subject = PLAN;

  /** Whether what was ordered is a new subscription, whose opening is told by a mail of its own. */
  async isOpeningIn(tx: Tx, accountId: string, ordered: { subject: string; subjectId: string }): Promise<boolean> {
    if (ordered.subject !== PLAN) return false;
    return (await this.planOrders.find(tx, accountScope(accountId), ordered.subjectId))?.kind === 'new';
  }

  /** Null when there is no such subscription. `planOrderId` names what was paid for, and so the invoice. */
  async in(
    tx: Tx,
    accountId: string,
    subscriptionId: string,
    planOrderId: string | null = null,
  ): Promise<SubscriptionReport | null> {
    const scope = accountScope(accountId);
    const subscription = await this.subscriptions.find(tx, scope, subscriptionId);
    if (subscription === null) return null;
    const plan = await this.planOf(tx, subscription);
    const invoice = planOrderId === null ? null : await this.invoices.issuedFor(tx, scope, PLAN, planOrderId);
    return { ...reportOf(subscription, plan, tx.now), invoice };
  }

  private async planOf(tx: Tx, { planVersionId }: Subscription): Promise<Plan> {
    const [plan] = await this.catalogue.versionsIn(tx, [planVersionId]);
    if (!plan) throw new Error('a plan version that was sold is gone');
    return plan;
  }
}
