import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ProFormasFacade } from '../../pro-formas/index.js';
import { lastDayBefore, termAfter } from '../../subscriptions/index.js';
import type { RenewalNoticeEntity } from '../data/renewal-notice.entity.js';
import { RenewalNoticesRepository } from '../data/renewal-notices.repository.js';
import { isToldBefore } from '../rules/renewal-route.js';
import { PlaceRenewal } from './place-renewal.js';
import { RenewFromWallet } from './renew-from-wallet.js';
import { RenewalRoutes } from './renewal-routes.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

const BATCH = 200;

/** What writing a pro-forma touches. */
@Injectable()
export class TransferTools {
  constructor(
    readonly notices: RenewalNoticesRepository,
    readonly plans: SoldPlans,
    readonly renewal: PlaceRenewal,
    readonly routes: RenewalRoutes,
    readonly proFormas: ProFormasFacade,
  ) {}
}

/**
 * Who pays by transfer, or orders that it be paid, gets a pro-forma two weeks before his term ends, so that the money can come
 * in time; and when it comes late, he is renewed by it.
 */
@Injectable()
export class LookAfterTransfers implements DueSource, OnModuleInit {
  readonly name = 'look-after-transfers';
  readonly rank = RANK.billing;
  private readonly log = new Logger('LookAfterTransfers');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: TransferTools,
    private readonly late: RenewFromWallet,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.tools.notices.unscopedNext();
  }

  async runDue(at: Instant): Promise<void> {
    for (let due = await this.next(at); due.length > 0; due = await this.next(at)) {
      for (const notice of due) await this.send(notice, at);
    }
  }

  private next(at: Instant): Promise<RenewalNoticeEntity[]> {
    return this.tools.notices.unscopedDue(at, BATCH);
  }

  /** One that cannot be written must not keep the others waiting; it is tried again in an hour. */
  private async send(notice: RenewalNoticeEntity, at: Instant): Promise<void> {
    try {
      await this.write(notice);
    } catch (error) {
      this.log.error({ msg: 'a pro-forma could not be written', subscriptionId: notice.subscriptionId, err: error });
      const noticeAt = addMs(at, HOUR_MS);
      await this.unitOfWork.runAsWorker((tx) => this.tools.notices.set(tx, { ...notice, noticeAt }));
    }
  }

  /** Billed without a lock, because the bill asks others; written under it, unless something changed meanwhile. */
  private async write(notice: RenewalNoticeEntity): Promise<void> {
    const scope = accountScope(notice.accountId);
    const before = await this.unitOfWork.runAsWorker((tx) => this.tools.plans.lock(tx, scope, notice.subscriptionId));
    if (before?.subscription.status === 'expired') return this.renewLate(notice, before);
    const wanted = before === null ? null : await this.wanted(before);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const now = await this.tools.plans.lock(tx, scope, notice.subscriptionId);
      if (now?.subscription.version !== before?.subscription.version) return;
      if (!(await this.tools.notices.take(tx, notice)) || wanted === null) return;
      await this.tools.proFormas.issueIn(tx, scope, wanted);
    });
  }

  /** His money may have come after the end. */
  private async renewLate(notice: RenewalNoticeEntity, before: LockedSubscription): Promise<void> {
    const scope = accountScope(notice.accountId);
    const isTransfer = (await this.tools.routes.of(scope, before.subscription)) === 'wallet_first';
    if (isTransfer) await this.late.run(scope, before);
    await this.unitOfWork.runAsWorker((tx) => this.tools.notices.takeUnlessNewer(tx, notice));
  }

  /** Null where nothing is renewed by transfer any more. */
  private async wanted(locked: LockedSubscription) {
    const { subscription, plan } = locked;
    const { id, accountId, status, autoRenew, termEndAt, anchorAt } = subscription;
    const scope = accountScope(accountId);
    if (status !== 'active' || !autoRenew || termEndAt === null) return null;
    if (!isToldBefore(await this.tools.routes.of(scope, subscription))) return null;
    const next = await this.tools.renewal.nextTerm(locked);
    const zone = plan.policies['quota.timezone'];
    const term = termAfter(anchorAt, termEndAt, next.interval, zone);
    const bill = await this.tools.renewal.bill(scope, subscription, next, term);
    return { subscriptionId: id, termStartAt: termEndAt, payBy: lastDayBefore(termEndAt, zone), bill };
  }
}
