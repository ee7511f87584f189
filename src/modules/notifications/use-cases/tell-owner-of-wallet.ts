import { Injectable } from '@nestjs/common';
import type { BusinessEvents } from '../../../contracts/events.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import {
  type AttachedDocument,
  DepositsFacade,
  DocumentsFacade,
  ReadWallet,
  SubscriptionReports,
} from '../../billing/index.js';
import { walletValues } from '../rules/wallet-values.js';
import type { WalletMailName } from '../rules/wallet-mails.table.js';
import { SendNotification } from './send-notification.js';

/** What came into the wallet, and when it will be too little. */
@Injectable()
export class TellOwnerOfWallet {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly deposits: DepositsFacade,
    private readonly documents: DocumentsFacade,
    private readonly wallet: ReadWallet,
    private readonly reports: SubscriptionReports,
    private readonly notification: SendNotification,
  ) {}

  async ofDepositIn(tx: Tx, accountId: string, depositId: string): Promise<void> {
    const deposit = await this.deposits.findIn(tx, accountScope(accountId), depositId);
    const receipt = deposit?.receipt;
    if (!receipt) return;
    const { amount, currency, number } = receipt;
    const facts = { currency, amounts: { amount }, texts: { number } };
    const pdf = await this.documents.receiptIn(tx, accountScope(accountId), depositId);
    await this.send(tx, 'deposit-received', accountId, depositId, facts, pdf);
  }

  async ofLackIn(tx: Tx, accountId: string, low: BusinessEvents['wallet.low.v1']): Promise<void> {
    const report = await this.reports.in(tx, accountId, low.subscriptionId);
    if (!report?.nextChargeOn) return;
    const { needed: gross, currency, renewsAt } = low;
    const texts = { date: report.nextChargeOn, plan: report.planName };
    await this.send(tx, 'wallet-low', accountId, `${low.subscriptionId}:${renewsAt}`, {
      currency,
      amounts: { gross },
      texts,
    });
  }

  private async send(
    tx: Tx,
    name: WalletMailName,
    accountId: string,
    dedupe: string,
    facts: Omit<Parameters<typeof walletValues>[0], 'wallet'>,
    pdf: AttachedDocument | null = null,
  ): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    const wallet = await this.wallet.run(accountScope(accountId));
    await this.notification.sendIn(tx, {
      name,
      dedupe,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        values: walletValues({ ...facts, wallet }, owner.locale),
      },
      attachments: pdf === null ? [] : [{ ...pdf, contentType: 'application/pdf' }],
    });
  }
}
