import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { formatAmount, type Money } from '../../../../kernel/money.js';
import { addMs, HOUR_MS, type Instant, toIso } from '../../../../kernel/time/instant.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import type { Subscription } from '../../subscriptions/index.js';
import { type WalletNotice, WalletNoticesRepository } from '../data/wallet-notices.repository.js';
import { noticeTime } from '../rules/notice-time.js';
import { WalletNeeds } from './wallet-needs.js';

const BATCH = 200;

interface Lack {
  needed: Money;
  balance: Money;
}

/** Tells, once a term, who pays from his wallet that it holds too little for what is renewed in a week. */
@Injectable()
export class LookAfterWallets implements DueSource, OnModuleInit {
  readonly name = 'look-after-wallets';
  readonly rank = RANK.billing;
  private readonly log = new Logger('LookAfterWallets');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: WalletNoticesRepository,
    private readonly needs: WalletNeeds,
    private readonly outbox: Outbox,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.notices.unscopedNext();
  }

  async runDue(at: Instant): Promise<void> {
    for (let due = await this.next(at); due.length > 0; due = await this.next(at)) {
      for (const notice of due) await this.look(notice, at);
    }
  }

  private next(at: Instant): Promise<WalletNotice[]> {
    return this.notices.unscopedDue(at, BATCH);
  }

  /** One that cannot be judged must not keep the others waiting; it is tried again in an hour. */
  private async look(notice: WalletNotice, at: Instant): Promise<void> {
    try {
      await this.judge(notice, at);
    } catch (error) {
      this.log.error({ msg: 'a wallet could not be looked at', subscriptionId: notice.subscriptionId, err: error });
      const noticeAt = addMs(at, HOUR_MS);
      await this.unitOfWork.runAsWorker((tx) => this.notices.set(tx, { ...notice, noticeAt }));
    }
  }

  /** What is needed is asked outside any transaction, because the bill asks others. */
  private async judge(notice: WalletNotice, at: Instant): Promise<void> {
    const scope = accountScope(notice.accountId);
    const subscription = await this.needs.prepaid(scope, notice.subscriptionId);
    const termEndAt = subscription?.termEndAt ?? null;
    if (subscription === null || termEndAt === null) {
      await this.unitOfWork.runAsWorker((tx) => this.notices.clear(tx, notice));
      return;
    }
    // The term may have become a longer one since.
    const noticeAt = noticeTime(termEndAt);
    if (noticeAt > at) {
      await this.unitOfWork.runAsWorker((tx) => this.notices.set(tx, { ...notice, noticeAt }));
      return;
    }
    const lack = await this.lackOf(scope, subscription, termEndAt);
    await this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.notices.take(tx, notice, termEndAt))) await this.notices.clear(tx, notice);
      else if (lack !== null) await this.announce(tx, subscription, termEndAt, lack);
    });
  }

  private async lackOf(scope: AccountScope, { id }: Subscription, until: Instant): Promise<Lack | null> {
    const { balance, needed } = await this.needs.of(scope, id, until);
    return balance.minor < needed.minor ? { balance, needed } : null;
  }

  private async announce(
    tx: Tx,
    { id, accountId }: Subscription,
    termEndAt: Instant,
    { needed, balance }: Lack,
  ): Promise<void> {
    const payload = {
      subscriptionId: id,
      renewsAt: toIso(termEndAt),
      needed: formatAmount(needed),
      balance: formatAmount(balance),
      currency: needed.currency,
    };
    await this.outbox.publish(tx, 'wallet.low.v1', { accountId, aggregateId: id, payload });
  }
}
