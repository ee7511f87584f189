import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { dueOf, InvoicesFacade, ReadInvoices } from '../../invoices/index.js';
import { BY_ITSELF, SubscriptionsRepository } from '../../subscriptions/index.js';
import { WalletFacade } from '../../wallet/index.js';
import type { OnAccountTermEntity } from '../data/on-account-term.entity.js';
import { RenewalRoutes } from './renewal-routes.js';

/** Pays a term that runs on account from the wallet, where its money has come under the pro-forma. */
@Injectable()
export class PayOnAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly routes: RenewalRoutes,
    private readonly read: ReadInvoices,
    private readonly invoices: InvoicesFacade,
    private readonly wallet: WalletFacade,
  ) {}

  /** Nothing happens while the wallet holds too little. */
  async run({ accountId, invoiceId, subscriptionId }: Omit<OnAccountTermEntity, 'overdueAt'>): Promise<void> {
    const scope = accountScope(accountId);
    const methodId = await this.unitOfWork.runAsWorker(async (tx) => {
      const subscription = await this.subscriptions.find(tx, scope, subscriptionId);
      if (subscription === null || (await this.routes.in(tx, scope, subscription)) !== 'wallet_or_account') return null;
      const invoice = await this.read.unscopedIn(tx, invoiceId);
      if (invoice === null || dueOf(invoice) <= 0n) return null;
      const balance = await this.wallet.balanceIn(tx, accountId, invoice.currency);
      return balance.minor < dueOf(invoice) ? null : subscription.paymentMethodId;
    });
    if (methodId === null) return;
    try {
      await this.invoices.payInvoice(scope, { invoiceId, methodId, orFromWallet: true, actor: BY_ITSELF });
    } catch (error) {
      // Something else took the money meanwhile: the invoice stays as open as it was.
      if (!(error instanceof Problem)) throw error;
    }
  }
}
