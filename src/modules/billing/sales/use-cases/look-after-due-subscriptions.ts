import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { mapAtMost, pagesOf } from '../../../../kernel/lists.js';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { type DueSubscription, SubscriptionsRepository } from '../../subscriptions/index.js';
import { dueAct } from '../rules/renewal.js';
import { ChargeRenewal } from './charge-renewal.js';
import { RenewTogether } from './renew-together.js';
import { PostEnds } from './post-ends.js';
import { WithdrawOrders } from './withdraw-orders.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

const BATCH = 400;
const AT_ONCE = 8;
/** Subscriptions that are renewed together, and how many such pages are under way: one is ordered while another is charged. */
const PAGE = 50;
const PAGES_AT_ONCE = 2;

type Named = { id: string; accountId: string };

/** What can be done about a subscription that is due. */
@Injectable()
export class DueActs {
  constructor(
    readonly ends: PostEnds,
    readonly renewals: ChargeRenewal,
    readonly withdrawals: WithdrawOrders,
    readonly together: RenewTogether,
  ) {}
}

/**
 * What happens to subscriptions by itself: renewals, retries, ends, windows that close. Every act is read anew under the
 * row's lock, so two schedulers, or a repeat after a crash, find nothing left to do.
 */
@Injectable()
export class LookAfterDueSubscriptions implements DueSource, OnModuleInit {
  readonly name = 'look-after-due-subscriptions';
  readonly rank = RANK.billing;
  private readonly log = new Logger('DueSubscriptions');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly plans: SoldPlans,
    private readonly acts: DueActs,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.subscriptions.unscopedNextDue();
  }

  async runDue(at: Instant): Promise<void> {
    for (let due = await this.next(at); due.length > 0; due = await this.next(at)) {
      const leaving = await this.acts.ends.leavingOf(due.map(({ accountId }) => accountId));
      const renews = (one: DueSubscription): boolean => dueAct(one, at) === 'renew' && !leaving.has(one.accountId);
      const pages = pagesOf(PAGE, due.filter(renews));
      const alone = (await mapAtMost(PAGES_AT_ONCE, pages, (page) => this.acts.together.run(page))).flat();
      await mapAtMost(AT_ONCE, alone, (one) => this.lookAfter(one, at, true));
      await mapAtMost(
        AT_ONCE,
        due.filter((one) => !renews(one)),
        (one) => this.lookAfter(one, at, false),
      );
    }
  }

  private next(at: Instant): Promise<DueSubscription[]> {
    return this.subscriptions.unscopedDue(at, BATCH);
  }

  /** One that cannot be looked after must not keep the others waiting; it is tried again in an hour. */
  private async lookAfter(due: Named, at: Instant, renews: boolean): Promise<void> {
    try {
      if (renews || (await this.unitOfWork.runAsWorker((tx) => this.act(tx, due)))) await this.acts.renewals.run(due);
    } catch (error) {
      const code = error instanceof Problem ? error.code : undefined;
      this.log.error({ msg: 'a subscription could not be looked after', subscriptionId: due.id, code, err: error });
      await this.unitOfWork.runAsWorker((tx) => this.postpone(tx, due, at));
    }
  }

  /** True when it is to be renewed, which is no work for this transaction. */
  private async act(tx: Tx, { id, accountId }: Named): Promise<boolean> {
    const order = await this.acts.withdrawals.lockIn(tx, { id, accountId });
    const locked = await this.plans.lock(tx, accountScope(accountId), id);
    if (locked === null) return false;
    switch (dueAct(locked.subscription, tx.now)) {
      case 'renew':
        if (!(await this.acts.ends.accountLeft(tx, locked))) return true;
        await this.acts.withdrawals.creditIn(tx, order);
        return false;
      case 'end_of_term':
        await this.acts.ends.termOver(tx, locked);
        return false;
      case 'close_window':
        await this.acts.ends.windowClosed(tx, locked);
        await this.acts.withdrawals.creditIn(tx, order);
        return false;
      case 'lapse':
        await this.acts.ends.lapsed(tx, locked);
        await this.acts.withdrawals.creditIn(tx, order);
        return false;
      case 'wait':
        await this.postpone(tx, { id, accountId }, tx.now);
        return false;
    }
  }

  /** So that what is due and yet has nothing to do is not asked for again at once, and for ever. */
  private async postpone(tx: Tx, { id, accountId }: Named, at: Instant): Promise<void> {
    const locked: LockedSubscription | null = await this.plans.lock(tx, accountScope(accountId), id);
    const dueAt = locked?.subscription.dueAt ?? null;
    if (locked && dueAt !== null && dueAt <= at) {
      await this.subscriptions.postpone(tx, locked.subscription, addMs(at, HOUR_MS));
    }
  }
}
