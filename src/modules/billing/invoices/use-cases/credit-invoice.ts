import { Injectable } from '@nestjs/common';
import { type Money, money, parseAmount } from '../../../../kernel/money.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Actor } from '../../../accounts/index.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import { CreditNotesRepository } from '../data/credit-notes.repository.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { invoiceProblems } from '../invoices.errors.js';
import { type Credit, creditInvoice } from '../rules/credit-invoice.js';
import { afterCredit, statusOf } from '../rules/invoice-balance.js';
import { DropOrder } from './drop-order.js';
import { GiveBack } from './give-back.js';
import { IssueCreditNote } from './issue-credit-note.js';
import { type LockedInvoice, SettleInvoice } from './settle-invoice.js';

export interface WantedCredit {
  invoiceId: string;
  reason: string;
  /** Without VAT; all that is left when left out. */
  net?: Money;
  refund: 'wallet' | 'payment_method';
  actor: Actor;
}

/** What a credit makes of its invoice. */
@Injectable()
export class CreditSteps {
  constructor(
    readonly settle: SettleInvoice,
    readonly giveBack: GiveBack,
    readonly drop: DropOrder,
    readonly issue: IssueCreditNote,
  ) {}
}

/**
 * Takes an invoice back, whole or in part: what was still open is owed no more, what was paid goes back. An invoice that
 * is credited whole before anything began takes its order with it.
 */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly creditNotes: CreditNotesRepository,
    private readonly steps: CreditSteps,
  ) {}

  async run(wanted: WantedCredit, keep: BeforeCommit<CreditNoteEntity>): Promise<CreditNoteEntity> {
    const creditNote = await this.unitOfWork.runAsWorker(async (tx) => {
      const issued = await this.runIn(tx, wanted);
      await keep(tx, issued);
      return issued;
    });
    await this.steps.giveBack.ask(creditNote);
    return creditNote;
  }

  async runIn(tx: Tx, wanted: WantedCredit): Promise<CreditNoteEntity> {
    const locked = await this.steps.settle.lockIn(tx, wanted.invoiceId);
    const credit = await this.creditOf(tx, locked.invoice, wanted.net ?? null);
    if (credit === null) throw invoiceProblems.credit_exceeds_invoice();
    const { after, refundMinor } = await this.moveIn(tx, locked.invoice, credit);
    const id = this.steps.issue.newId(tx);
    const refunded = money(refundMinor, after.currency);
    const refund = await this.steps.giveBack.runIn(tx, locked, { id, amount: refunded, to: wanted.refund });
    await this.followIn(tx, locked, after);
    const { reason, actor } = wanted;
    return this.steps.issue.runIn(tx, {
      id,
      invoice: after,
      credit,
      reason,
      refund,
      refundedMinor: refundMinor,
      actor,
    });
  }

  /** What can be credited of a locked invoice; null when it is less than is wanted. */
  async creditOf(tx: Tx, invoice: InvoiceEntity, net: Money | null): Promise<Credit | null> {
    const earlier = await this.creditNotes.unscopedOf(tx, invoice.id);
    const contents = earlier.map(({ content }) => content);
    return creditInvoice(invoice.content, contents, net);
  }

  /** Writes what a credit leaves of the invoice, and answers what was paid beyond that. */
  async moveIn(tx: Tx, invoice: InvoiceEntity, credit: Credit): Promise<{ after: InvoiceEntity; refundMinor: bigint }> {
    const gross = parseAmount(credit.gross, invoice.currency);
    if (gross === null) throw new Error(`a credit over ${credit.gross}`);
    const { figures, refundMinor } = afterCredit(invoice, gross.minor);
    const after = { ...figures, status: statusOf(figures) };
    await this.invoices.move(tx, after);
    return { after, refundMinor };
  }

  private followIn(tx: Tx, { invoice: before, order }: LockedInvoice, after: InvoiceEntity): Promise<void> {
    if (after.status === 'credited') return this.steps.drop.runIn(tx, order, after.id);
    return this.steps.settle.announceIn(tx, before, after, order);
  }
}
