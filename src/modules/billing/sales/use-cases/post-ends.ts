import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import {
  BY_ITSELF,
  OpenFreeSubscription,
  renewalWindowEnd,
  SubscriptionsRepository,
  TakeStep,
} from '../../subscriptions/index.js';
import type { LockedSubscription } from './sold-plans.js';

/** Ends that come by themselves. Nobody could use the subscription any more since the instant that is posted here. */
@Injectable()
export class PostEnds {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly steps: TakeStep,
    private readonly openFree: OpenFreeSubscription,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** The last day of something cancelled or given is over: the free plan follows, or some days in which it can be renewed. */
  async termOver(tx: Tx, { subscription, plan }: LockedSubscription): Promise<void> {
    const { accountId, offer, endsAt } = subscription;
    if (plan.policies['expiry.mode'] === 'fall_back_to_free') {
      await this.steps.run(tx, subscription, { reason: 'term_over', actor: BY_ITSELF, change: ended(tx) });
      await this.openFree.inTransaction(tx, accountId, offer);
      await this.announce(tx, subscription, 'ended');
      return;
    }
    const dueAt = renewalWindowEnd(plan.policies, endsAt ?? tx.now, plan.policies['quota.timezone']);
    const change = { endedAt: tx.now, dueAt };
    await this.steps.run(tx, subscription, { reason: 'expired', actor: BY_ITSELF, change });
    await this.announce(tx, subscription, 'expired');
  }

  /** Nobody renewed it. Where the terms say so the platform goes with it, unless something else runs there. */
  async windowClosed(tx: Tx, { subscription, plan }: LockedSubscription): Promise<void> {
    const purges = plan.policies['expiry.mode'] === 'purge';
    const reason = purges ? 'purged' : 'window_closed';
    await this.steps.run(tx, subscription, { reason, actor: BY_ITSELF, change: ended(tx) });
    if (purges && !(await this.subscriptions.hasOther(tx, subscription))) {
      await this.accounts.closeIn(tx, subscription.accountId, 'expired', tx.now);
    }
  }

  /** Those of these accounts that are closing or closed. */
  async leavingOf(accountIds: readonly string[]): Promise<Set<string>> {
    const gates = await this.accounts.gatesOf(accountIds);
    return new Set(accountIds.filter((id) => gates.get(id)?.status === 'closing' || gates.get(id)?.closed === true));
  }

  /** True when the account is closing or closed: nothing of it is charged any more, and the subscription ends here. */
  async accountLeft(tx: Tx, { subscription }: LockedSubscription): Promise<boolean> {
    if ((await this.leavingOf([subscription.accountId])).size === 0) return false;
    await this.steps.run(tx, subscription, { reason: 'account_closed', actor: BY_ITSELF, change: ended(tx) });
    await this.announce(tx, subscription, 'ended');
    return true;
  }

  /** A term on account whose invoice is too late: it ends now, and can be renewed as any other that has ended. */
  async notPaid(tx: Tx, { subscription, plan }: LockedSubscription, invoiceNumber: string): Promise<void> {
    const { accountId, offer, status } = subscription;
    if (status !== 'active' && status !== 'past_due') return;
    const facts = { invoice: invoiceNumber };
    if (plan.policies['expiry.mode'] === 'fall_back_to_free') {
      const change = { ...ended(tx), endsAt: tx.now };
      await this.steps.run(tx, subscription, { reason: 'fell_back_to_free', actor: BY_ITSELF, change, facts });
      await this.openFree.inTransaction(tx, accountId, offer);
      return this.announce(tx, subscription, 'ended');
    }
    const dueAt = renewalWindowEnd(plan.policies, tx.now, plan.policies['quota.timezone']);
    const change = { termEndAt: tx.now, endsAt: tx.now, endedAt: tx.now, dueAt };
    await this.steps.run(tx, subscription, { reason: 'expired', actor: BY_ITSELF, change, facts });
    await this.announce(tx, subscription, 'expired');
  }

  async lapsed(tx: Tx, { subscription }: LockedSubscription): Promise<void> {
    await this.steps.run(tx, subscription, { reason: 'order_lapsed', actor: BY_ITSELF, change: ended(tx) });
  }

  private announce(
    tx: Tx,
    { accountId, id }: LockedSubscription['subscription'],
    status: 'ended' | 'expired',
  ): Promise<void> {
    return this.outbox.publish(tx, 'subscription.ended.v1', {
      accountId,
      aggregateId: id,
      payload: { subscriptionId: id, status },
    });
  }
}

function ended(tx: Tx) {
  return { endedAt: tx.now, dueAt: null };
}
