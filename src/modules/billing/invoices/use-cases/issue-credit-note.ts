import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { formatAmount, money, parseAmount } from '../../../../kernel/money.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { LedgerFacade } from '../../ledger/index.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import { CreditNotesRepository } from '../data/credit-notes.repository.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { type Series, SeriesRepository } from '../data/series.repository.js';
import type { Credit } from '../rules/credit-invoice.js';
import { creditNoteContent, type RefundTo } from '../rules/credit-note.js';
import { chainedHash } from '../rules/hash-chain.js';
import { creditEntriesOf } from '../rules/invoice-entries.js';
import { creditSeriesOf, issueDateOf, numberOf, SELLER_ZONE } from '../rules/numbering.js';
import { CountTurnover } from './count-turnover.js';

export interface CreditIssue {
  id: string;
  invoice: InvoiceEntity;
  credit: Credit;
  reason: string;
  refund: RefundTo;
  refundedMinor: bigint;
  actor: Actor;
}

/** What issuing a credit note writes. */
@Injectable()
export class CreditNoteBooks {
  constructor(
    readonly creditNotes: CreditNotesRepository,
    readonly series: SeriesRepository,
    readonly ledger: LedgerFacade,
    readonly turnover: CountTurnover,
  ) {}
}

/** Writes a credit note: number, books and chain in the transaction that the caller commits, after all other locks. */
@Injectable()
export class IssueCreditNote {
  constructor(
    private readonly books: CreditNoteBooks,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
  ) {}

  newId(tx: Tx): string {
    return newId(tx.now);
  }

  /** Takes the series' lock without writing anything yet. */
  async lockIn(tx: Tx): Promise<void> {
    await this.books.series.unscopedLock(tx, creditSeriesOf(localDate(tx.now, SELLER_ZONE)));
  }

  async runIn(tx: Tx, issue: CreditIssue): Promise<CreditNoteEntity> {
    const series = await this.books.series.unscopedLock(tx, creditSeriesOf(localDate(tx.now, SELLER_ZONE)));
    const creditNote = creditNoteOf(tx, issue, series);
    await this.books.creditNotes.insert(tx, creditNote);
    await this.books.series.moveOn(tx, creditNote);
    await this.books.ledger.postIn(tx, {
      reason: 'credit_note_issued',
      about: `credit_note:${creditNote.id}`,
      bookedOn: creditNote.content.issueDate,
      entries: creditEntriesOf(creditNote.accountId, creditNote.content),
    });
    await this.books.turnover.runIn(tx, creditNote, 'back');
    await this.announce(tx, creditNote, issue);
    return creditNote;
  }

  private async announce(tx: Tx, creditNote: CreditNoteEntity, { invoice, reason, actor }: CreditIssue): Promise<void> {
    const { id, accountId, number, grossMinor, currency, refund } = creditNote;
    const credited = { invoiceId: invoice.id, creditNoteId: id };
    await this.outbox.publish(tx, 'credit_note.issued.v1', {
      accountId,
      aggregateId: id,
      payload: { creditNoteId: id, number },
    });
    await this.outbox.publish(tx, 'invoice.credited.v1', { accountId, aggregateId: invoice.id, payload: credited });
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'invoice.credited',
      actor,
      target: { type: 'invoice', id: wireId('inv', invoice.id) },
      changes: { number, gross: formatAmount(money(grossMinor, currency)), currency, refund, reason },
    });
  }
}

function creditNoteOf(tx: Tx, issue: CreditIssue, series: Series): CreditNoteEntity {
  const { id, invoice, credit, reason, refund, refundedMinor } = issue;
  const { accountId, currency } = invoice;
  const sequence = series.lastSequence + 1;
  const number = numberOf(series.series, sequence);
  const issueDate = issueDateOf(localDate(tx.now, SELLER_ZONE), series.lastIssuedOn);
  const refunded = refundedMinor > 0n ? formatAmount(money(refundedMinor, currency)) : null;
  const content = creditNoteContent(invoice.content, credit, { number, issueDate, reason, refunded });
  const gross = parseAmount(credit.gross, currency);
  if (gross === null) throw new Error(`a credit over ${credit.gross}`);
  return {
    id,
    accountId,
    invoiceId: invoice.id,
    series: series.series,
    sequence,
    number,
    content,
    currency,
    grossMinor: gross.minor,
    refund,
    refundedMinor,
    previousHash: series.lastHash,
    hash: chainedHash(series.lastHash, content),
    issuedAt: tx.now,
  };
}
