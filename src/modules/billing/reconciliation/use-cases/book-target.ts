import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { DepositsFacade } from '../../deposits/index.js';
import { InvoicesFacade } from '../../invoices/index.js';
import type { LedgerAccount } from '../../ledger/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { type Decision, type StatementEntry, type Target, undecided } from '../rules/statement-entry.js';
import { cut } from '../rules/write-entry.js';

const BANK: LedgerAccount = { purpose: 'bank' };

/** Lets the money of an entry do what it is for, in the transaction that decides the entry. */
@Injectable()
export class BookTarget {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly deposits: DepositsFacade,
    private readonly wallet: WalletFacade,
  ) {}

  in(tx: Tx, entry: StatementEntry, target: Target): Promise<Decision> {
    switch (target.kind) {
      case 'invoice':
        return this.payNamedInvoice(tx, entry, target.id);
      case 'pro_forma':
        return this.prepay(tx, entry, target);
      case 'account':
        return this.deposit(tx, entry, target.accountId, BANK);
    }
  }

  async deposit(
    tx: Tx,
    { amount, bookedOn }: StatementEntry,
    accountId: string,
    from: LedgerAccount,
  ): Promise<Decision> {
    const depositId = await this.deposits.transferredIn(tx, { accountId, amount, from, bookedOn });
    return { ...undecided('deposit_received'), state: 'matched', depositId, beneficiaryId: accountId };
  }

  /** 409 `booking_already_recorded`. `actor`: whoever assigned it; nobody when its reference said it. */
  async payInvoice(tx: Tx, entry: StatementEntry, invoiceId: string, actor?: Actor): Promise<Decision> {
    const { amount, bookedOn, externalId, remittance } = entry;
    const kind = 'bank_transfer';
    const booking = { invoiceId, amount, kind, reference: cut(remittance, 140), bookedOn, externalId } as const;
    const { invoice, overpaid } = await this.invoices.bookIn(tx, actor ? { ...booking, actor } : booking);
    const facts = { invoiceId: invoice.id, beneficiaryId: invoice.accountId, overpaidMinor: overpaid.minor };
    if (overpaid.minor > 0n) return { ...undecided('invoice_overpaid'), ...facts, state: 'matched' };
    if (invoice.status === 'paid') return { ...undecided('invoice_paid'), ...facts, state: 'matched' };
    return { ...undecided('invoice_partially_paid'), ...facts, state: 'partial' };
  }

  /** A booking that is known has written nothing, so the transaction goes on. */
  private async payNamedInvoice(tx: Tx, entry: StatementEntry, invoiceId: string): Promise<Decision> {
    try {
      return await this.payInvoice(tx, entry, invoiceId);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'booking_already_recorded') throw error;
      return { ...undecided('booked_by_hand'), state: 'duplicate', invoiceId };
    }
  }

  private async prepay(
    tx: Tx,
    { id, amount }: StatementEntry,
    { accountId, id: proFormaId }: Target,
  ): Promise<Decision> {
    await this.wallet.creditIn(tx, { accountId, amount, type: 'transfer', about: `statement-entry:${id}`, from: BANK });
    return { ...undecided('pro_forma_prepaid'), state: 'matched', proFormaId, beneficiaryId: accountId };
  }
}
