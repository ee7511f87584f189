import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { isCalendarDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { Catalogue, isFree, type Plan } from '../../catalogue/index.js';
import { endOfDay } from '../rules/periods.js';
import { type Subscription, UNTOUCHED } from '../rules/subscription.js';
import type { SoldSubscription } from './list-subscriptions.query.js';
import { SubscriptionActivation } from './subscription-activation.js';

export interface Grant {
  accountId: string;
  planId: string;
  /** The last usable day. */
  until: LocalDate | null;
  staffId: string;
  actor: Actor;
}

/** Staff give a plan away: active at once, never charged. */
@Injectable()
export class GrantSubscription {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsFacade,
    private readonly catalogue: Catalogue,
    private readonly activation: SubscriptionActivation,
    private readonly outbox: Outbox,
  ) {}

  async run(grant: Grant, keep: BeforeCommit<SoldSubscription>): Promise<SoldSubscription> {
    if ((await this.accounts.platformIdOf(grant.accountId)) === null) throw platformProblems.not_found();
    const plan = await this.catalogue.plan(grant.planId);
    if (plan === null) throw platformProblems.reference_not_found({ errors: [fault('planId', 'reference_not_found')] });
    if (isFree(plan)) throw platformProblems.validation_failed({ errors: [fault('planId', 'not_allowed')] });
    if (grant.until !== null && !isCalendarDate(grant.until)) {
      throw platformProblems.validation_failed({ errors: [fault('until', 'wrong_format')] });
    }
    return this.unitOfWork.runAsWorker(async (tx) => {
      const subscription = granted(grant, plan, tx.now);
      if (subscription.endsAt !== null && subscription.endsAt <= tx.now) {
        throw platformProblems.validation_failed({ errors: [fault('until', 'in_the_past')] });
      }
      await this.activation.beginIn(tx, subscription, plan, { reason: 'granted', actor: grant.actor });
      await this.outbox.publish(tx, 'subscription.granted.v1', {
        accountId: grant.accountId,
        aggregateId: subscription.id,
        payload: { subscriptionId: subscription.id, planId: plan.id },
      });
      await this.accounts.auditIn(tx, {
        accountId: grant.accountId,
        action: 'subscription.granted',
        actor: grant.actor,
        target: { type: 'subscription', id: wireId('sub', subscription.id) },
        changes: { plan: plan.code, until: grant.until },
      });
      const sold = { subscription, plan, suspension: null };
      await keep(tx, sold);
      return sold;
    });
  }
}

function granted(grant: Grant, plan: Plan, now: Instant): Subscription {
  const endsAt = grant.until === null ? null : endOfDay(grant.until, plan.policies['quota.timezone']);
  return {
    ...UNTOUCHED,
    id: newId(now),
    accountId: grant.accountId,
    planVersionId: plan.versionId,
    offer: plan.offer,
    free: false,
    status: 'active',
    interval: 'month',
    anchorAt: now,
    endsAt,
    dueAt: endsAt,
    autoRenew: grant.until === null,
    grantedBy: grant.staffId,
    createdAt: now,
  };
}

function fault(field: string, code: string) {
  return { field, code, message: '' };
}
