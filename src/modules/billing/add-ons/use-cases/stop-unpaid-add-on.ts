import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { dueOf, InvoicesFacade, ReadInvoices } from '../../invoices/index.js';
import { overdueAt } from '../../sales/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { type AddOnMonth, AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { EndAddOn } from './end-add-on.js';

type Named = Pick<AddOnMonth, 'id' | 'accountId' | 'addOnId'>;

/** What looking at a month on account touches. */
@Injectable()
export class TrustedMonths {
  constructor(
    readonly addOns: AddOnsRepository,
    readonly months: AddOnMonthsRepository,
    readonly read: ReadInvoices,
    readonly wallet: WalletFacade,
    readonly end: EndAddOn,
  ) {}
}

/** An add-on on account whose invoice is two weeks late ends; what it cost is still owed. The wallet is asked before. */
@Injectable()
export class StopUnpaidAddOn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly trusted: TrustedMonths,
    private readonly invoices: InvoicesFacade,
  ) {}

  async run(month: Named): Promise<void> {
    await this.payFromWallet(month);
    await this.unitOfWork.runAsWorker((tx) => this.stopIn(tx, month));
  }

  private async payFromWallet({ id, accountId, addOnId }: Named): Promise<void> {
    const scope = accountScope(accountId);
    const wish = await this.unitOfWork.runAsWorker(async (tx) => {
      const addOn = await this.trusted.addOns.find(tx, scope, addOnId);
      const month = await this.trusted.months.find(tx, scope, id);
      const invoice = month?.invoiceId ? await this.trusted.read.unscopedIn(tx, month.invoiceId) : null;
      if (!addOn || invoice === null || dueOf(invoice) <= 0n) return null;
      const { minor: held } = await this.trusted.wallet.balanceIn(tx, accountId, invoice.currency);
      return held < dueOf(invoice) ? null : { invoiceId: invoice.id, methodId: addOn.paymentMethodId };
    });
    if (wish === null) return;
    try {
      await this.invoices.payInvoice(scope, { ...wish, orFromWallet: true, actor: BY_ITSELF });
    } catch (error) {
      // Something else took the money meanwhile: the invoice stays as open as it was.
      if (!(error instanceof Problem)) throw error;
    }
  }

  private async stopIn(tx: Tx, { id, accountId, addOnId }: Named): Promise<void> {
    const scope = accountScope(accountId);
    const month = await this.trusted.months.lock(tx, scope, id);
    if (!month || month.overdueAt === null || month.overdueAt > tx.now) return;
    const invoice = month.invoiceId === null ? null : await this.trusted.read.unscopedIn(tx, month.invoiceId);
    const isOwed = invoice?.status === 'open' || invoice?.status === 'partially_paid';
    const trustedUntil = isOwed ? overdueAt(invoice.content.dueDate) : null;
    const waits = trustedUntil !== null && tx.now < trustedUntil;
    await this.trusted.months.update(tx, month, { overdueAt: waits ? trustedUntil : null });
    if (!isOwed || waits) return;
    const addOn = await this.trusted.addOns.lock(tx, scope, addOnId);
    if (addOn) await this.trusted.end.in(tx, addOn, 'unpaid');
  }
}
