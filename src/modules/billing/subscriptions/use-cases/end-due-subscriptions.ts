import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type DueSource, RANK } from '../../../../platform/schedule/due-sources.js';
import { Catalogue } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import type { Subscription } from '../rules/subscription.js';
import { OpenFreeSubscription } from './open-free-subscription.js';
import { BY_ITSELF, TakeStep } from './take-step.js';

const BATCH = 100;

/** Posts the end of subscriptions whose last day is over; nobody could use them any more since midnight. */
@Injectable()
export class EndDueSubscriptions implements DueSource {
  readonly name = 'end-due-subscriptions';
  readonly rank = RANK.billing;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly openFree: OpenFreeSubscription,
    private readonly outbox: Outbox,
    private readonly steps: TakeStep,
  ) {}

  nextDue(): Promise<Instant | null> {
    return this.repository.unscopedNextDue();
  }

  async runDue(at: Instant): Promise<void> {
    let ended = BATCH;
    while (ended === BATCH) ended = await this.unitOfWork.runAsWorker((tx) => this.endBatch(tx, at));
  }

  private async endBatch(tx: Tx, at: Instant): Promise<number> {
    const due = await this.repository.unscopedLockDue(tx, at, BATCH);
    const plans = await this.catalogue.versions(due.map((subscription) => subscription.planVersionId));
    for (const subscription of due) {
      const mode = plans.get(subscription.planVersionId)?.policies['expiry.mode'];
      await this.endOne(tx, subscription, mode === 'fall_back_to_free');
    }
    return due.length;
  }

  private async endOne(tx: Tx, subscription: Subscription, fallsBackToFree: boolean): Promise<void> {
    const { id, accountId, offer } = subscription;
    const reason = fallsBackToFree ? 'term_over' : 'expired';
    const { status } = await this.steps.run(tx, subscription, {
      reason,
      actor: BY_ITSELF,
      change: { endedAt: tx.now, dueAt: null },
    });
    if (fallsBackToFree) await this.openFree.inTransaction(tx, accountId, offer);
    await this.outbox.publish(tx, 'subscription.ended.v1', {
      accountId,
      aggregateId: id,
      payload: { subscriptionId: id, status: status as 'ended' | 'expired' },
    });
  }
}
