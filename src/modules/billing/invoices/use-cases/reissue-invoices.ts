import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { type Money, money, parseAmount } from '../../../../kernel/money.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { TaxFacade, type TaxDecision } from '../../tax/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { Bill } from '../rules/bill.js';
import { taxLines } from '../rules/compose-bill.js';
import type { Credit } from '../rules/credit-invoice.js';
import { legalNotesOn } from '../rules/legal-notes.js';
import { daysBetween, SELLER_ZONE } from '../rules/numbering.js';
import { reissueReason } from '../rules/reissue-reason.table.js';
import { BeginOrder } from './begin-order.js';
import { CreditInvoice } from './credit-invoice.js';
import { GiveBack } from './give-back.js';
import { type CreditIssue, IssueCreditNote } from './issue-credit-note.js';
import { type Issue, IssueInvoice } from './issue-invoice.js';
import { type LockedInvoice, SettleInvoice } from './settle-invoice.js';

/** What taking an invoice back and issuing another touches. */
@Injectable()
export class ReissueSteps {
  constructor(
    readonly settle: SettleInvoice,
    readonly credit: CreditInvoice,
    readonly giveBack: GiveBack,
    readonly begin: BeginOrder,
    readonly issueCreditNote: IssueCreditNote,
    readonly issueInvoice: IssueInvoice,
  ) {}
}

interface Exchange {
  creditNote: CreditIssue;
  invoice: Issue;
}

interface Untaxed {
  credit: Credit;
  bill: Bill;
}

const BY_ITSELF: Actor = { type: 'system', id: null };

/**
 * VAT that was charged because nobody could say whether a customer's number was valid is given back once it proved to be:
 * a credit note over all that is left of the invoice, and another invoice without VAT (D-21). What was paid pays the new
 * one, and the rest goes to the wallet. Told twice, or by two at once, it happens once.
 */
@Injectable()
export class ReissueInvoices {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly orders: OrdersRepository,
    private readonly tax: TaxFacade,
    private readonly steps: ReissueSteps,
  ) {}

  /** All invoices first, then all series: numbers are taken when nothing else is left to wait for. */
  async runIn(tx: Tx, accountId: string): Promise<void> {
    const exchanges: Exchange[] = [];
    for (const id of await this.invoices.unscopedUnproved(tx, accountId)) {
      const exchange = await this.exchangeIn(tx, await this.steps.settle.lockIn(tx, id));
      if (exchange !== null) exchanges.push(exchange);
    }
    if (exchanges.length === 0) return;
    await this.steps.issueCreditNote.lockIn(tx);
    await this.steps.issueInvoice.lockIn(tx);
    for (const { creditNote, invoice } of exchanges) {
      await this.steps.issueCreditNote.runIn(tx, creditNote);
      await this.steps.issueInvoice.runIn(tx, invoice);
    }
  }

  /** Everything but the two documents; null when there is nothing to exchange (any more). */
  private async exchangeIn(tx: Tx, locked: LockedInvoice): Promise<Exchange | null> {
    const { invoice: before, order } = locked;
    const untaxed = await this.untaxedIn(tx, before);
    if (untaxed === null) return null;
    const { credit, bill } = untaxed;
    const { after, refundMinor } = await this.steps.credit.moveIn(tx, before, credit);
    const gross = minorOf(bill.gross, bill);
    const paid = refundMinor < gross.minor ? refundMinor : gross.minor;
    const creditNoteId = newId(tx.now);
    const rest = money(refundMinor - paid, bill.currency);
    await this.steps.giveBack.runIn(tx, locked, { id: creditNoteId, amount: rest, to: 'wallet' });
    const invoiceId = newId(tx.now);
    await this.orders.update(tx, order, { invoiceId });
    if (paid === gross.minor) await this.steps.begin.runIn(tx, { ...order, invoiceId });
    const { number, issueDate, dueDate, language } = before.content;
    return {
      creditNote: {
        id: creditNoteId,
        invoice: after,
        credit,
        reason: reissueReason(language),
        refund: refundMinor === 0n ? 'none' : 'new_invoice',
        refundedMinor: refundMinor,
        actor: BY_ITSELF,
      },
      invoice: {
        id: invoiceId,
        accountId: before.accountId,
        orderId: before.orderId,
        bill,
        grossMinor: gross.minor,
        paid: money(paid, bill.currency),
        dueInDays: Math.max(0, daysBetween(localDate(tx.now, SELLER_ZONE), dueDate)),
        replacesId: before.id,
        precedingInvoice: { number, issueDate },
      },
    };
  }

  private async untaxedIn(tx: Tx, invoice: InvoiceEntity): Promise<Untaxed | null> {
    if (invoice.status === 'credited') return null;
    const credit = await this.steps.credit.creditOf(tx, invoice, null);
    if (credit === null) return null;
    const net = minorOf(credit.net, credit);
    const taxDate = localDate(tx.now, SELLER_ZONE);
    const decision = await this.tax.previewIn(tx, { accountId: invoice.accountId, taxDate, net });
    return isProvedFor(decision, invoice)
      ? { credit, bill: billWithout(tx, invoice, { credit, net, decision }) }
      : null;
  }
}

/** The proof must be of the number that the invoice itself names. */
function isProvedFor({ treatment, vatProof }: TaxDecision, { content }: InvoiceEntity): boolean {
  const { vatNumber } = content.customer as { vatNumber?: string | null };
  return treatment === 'EU_RC' && vatProof !== null && vatProof.vatNumber === vatNumber;
}

/** The same parties and lines, taxed as they would have been had the proof been there. */
function billWithout(
  tx: Tx,
  { content }: InvoiceEntity,
  { credit, net, decision }: { credit: Credit; net: Money; decision: TaxDecision },
): Bill {
  const { language, supplyPeriod, seller, customer } = content;
  const lines = credit.lines.map((line) => ({ ...line, id: wireId('inl', newId(tx.now)) }));
  const debtor = customer as { customerType: string; country: string };
  return {
    language,
    supplyPeriod,
    seller,
    customer,
    ...taxLines(lines, net, { decision, language }),
    legalNotes: legalNotesOn(localDate(tx.now, SELLER_ZONE), debtor, language),
  };
}

function minorOf(text: string, { currency }: Pick<Bill, 'currency'>): Money {
  const amount = parseAmount(text, currency);
  if (amount === null) throw new Error(`an invoice says ${text}`);
  return amount;
}
