import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { SubscriptionsRepository } from '../../subscriptions/index.js';
import { WalletNoticesRepository } from '../data/wallet-notices.repository.js';
import { noticeTime } from '../rules/notice-time.js';

/** A term began: its wallet is looked at a week before it ends. How it is paid then is judged then. */
@Injectable()
export class PlanWalletNotice {
  constructor(
    private readonly notices: WalletNoticesRepository,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  async in(tx: Tx, accountId: string, subscriptionId: string): Promise<void> {
    const subscription = await this.subscriptions.find(tx, accountScope(accountId), subscriptionId);
    if (!subscription?.termEndAt) return;
    await this.notices.set(tx, { subscriptionId, accountId, noticeAt: noticeTime(subscription.termEndAt) });
  }
}
