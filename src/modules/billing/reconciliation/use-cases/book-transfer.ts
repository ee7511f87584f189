import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { DepositsFacade } from '../../deposits/index.js';
import { InvoicesFacade, OwedInvoices, SELLER_ZONE } from '../../invoices/index.js';
import type { LedgerAccount } from '../../ledger/index.js';
import { type ArrivedTransfer, type TransferBooker, TransferBookers } from '../../payments/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { chooseOwed } from '../rules/choose-owed.js';
import { findReferences } from '../rules/find-references.js';

const FROM: LedgerAccount = { purpose: 'psp_clearing_transfer' };
const LONGEST_REFERENCE = 140;

/** Money that came to an account which the payment gateway keeps for one customer: whose it is, is no question. */
@Injectable()
export class BookTransfer implements TransferBooker, OnModuleInit {
  constructor(
    private readonly bookers: TransferBookers,
    private readonly owed: OwedInvoices,
    private readonly invoices: InvoicesFacade,
    private readonly deposits: DepositsFacade,
    private readonly wallet: WalletFacade,
  ) {}

  onModuleInit(): void {
    this.bookers.register(this);
  }

  async bookIn(tx: Tx, transfer: ArrivedTransfer & { externalId: string }): Promise<string> {
    const { accountId, amount, reference: written, externalId } = transfer;
    const owed = await this.owed.in(tx, accountId, amount.currency);
    const purpose = chooseOwed(amount, findReferences([written]), owed);
    const bookedOn = localDate(tx.now, SELLER_ZONE);
    if (purpose.kind === 'deposit') {
      await this.deposits.transferredIn(tx, { accountId, amount, from: FROM, bookedOn });
      return 'deposit_received';
    }
    if (purpose.kind === 'pro_forma') {
      await this.wallet.creditIn(tx, { accountId, amount, type: 'transfer', about: externalId, from: FROM });
      return 'pro_forma_prepaid';
    }
    const { id: invoiceId, paymentReference } = purpose.invoice;
    const reference = written.slice(0, LONGEST_REFERENCE) || paymentReference;
    const booking = { invoiceId, amount, kind: 'bank_transfer', reference, bookedOn, externalId, from: FROM } as const;
    const { overpaid, invoice } = await this.invoices.bookIn(tx, booking);
    if (overpaid.minor > 0n) return 'invoice_overpaid';
    return invoice.status === 'paid' ? 'invoice_paid' : 'invoice_partially_paid';
  }
}
