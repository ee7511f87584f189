import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money } from '../../../../kernel/money.js';
import { addLocalDays, localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { LedgerFacade } from '../../ledger/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { type Series, SeriesRepository } from '../data/series.repository.js';
import type { Bill, InvoiceContent } from '../rules/bill.js';
import { chainedHash } from '../rules/hash-chain.js';
import { statusOf } from '../rules/invoice-balance.js';
import { entriesOf } from '../rules/invoice-entries.js';
import { issueDateOf, numberOf, paymentReferenceOf, SELLER_ZONE, seriesOf } from '../rules/numbering.js';
import { CountTurnover } from './count-turnover.js';

export interface Issue {
  id: string;
  accountId: string;
  orderId: string;
  bill: Bill;
  grossMinor: bigint;
  /** What has been paid of it already. */
  paid: Money;
  /** Days that are left to pay the rest. */
  dueInDays: number;
  /** The credited invoice that this one takes the place of. */
  replacesId: string | null;
  precedingInvoice?: InvoiceContent['precedingInvoice'];
}

/** Writes an invoice: number, books and chain in the transaction that the caller commits, after all other locks. */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly series: SeriesRepository,
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
    private readonly turnover: CountTurnover,
  ) {}

  /** Takes the series' lock without writing anything yet. */
  async lockIn(tx: Tx): Promise<void> {
    await this.series.unscopedLock(tx, seriesOf(localDate(tx.now, SELLER_ZONE)));
  }

  async runIn(tx: Tx, issue: Issue): Promise<InvoiceEntity> {
    return (await this.runAllIn(tx, [issue]))[0]!;
  }

  /** Any number, one after the other in the series, whose lock is taken once. */
  async runAllIn(tx: Tx, issues: readonly Issue[]): Promise<InvoiceEntity[]> {
    if (issues.length === 0) return [];
    let series = await this.series.unscopedLock(tx, seriesOf(localDate(tx.now, SELLER_ZONE)));
    const invoices: InvoiceEntity[] = [];
    for (const issue of issues) {
      const invoice = invoiceOf(tx, issue, series);
      invoices.push(invoice);
      series = after(series, invoice);
    }
    await this.invoices.insert(tx, ...invoices);
    await this.series.moveOn(tx, invoices.at(-1)!);
    await this.ledger.postAllIn(tx, invoices.map(postingOf));
    for (const invoice of invoices) await this.turnover.runIn(tx, invoice, 'forth');
    for (const invoice of invoices) await this.announce(tx, invoice);
    await this.accounts.auditAllIn(tx, invoices.map(auditOf));
    return invoices;
  }

  private async announce(tx: Tx, { id, accountId, number, status }: InvoiceEntity): Promise<void> {
    await this.outbox.publish(tx, 'invoice.issued.v1', {
      accountId,
      aggregateId: id,
      payload: { invoiceId: id, number },
    });
    if (status === 'paid') {
      await this.outbox.publish(tx, 'invoice.paid.v1', { accountId, aggregateId: id, payload: { invoiceId: id } });
    }
  }
}

function postingOf({ id, accountId, content }: InvoiceEntity) {
  const entries = entriesOf(accountId, content);
  return { reason: 'invoice_issued', about: `invoice:${id}`, bookedOn: content.issueDate, entries };
}

function auditOf({ id, accountId, number, grossMinor, currency }: InvoiceEntity) {
  return {
    accountId,
    action: 'invoice.issued',
    actor: { type: 'system' as const, id: null },
    target: { type: 'invoice', id: wireId('inv', id) },
    changes: { number, gross: formatAmount({ minor: grossMinor, currency }), currency },
  };
}

/** Where a series stands after this invoice. */
function after({ series }: Series, { sequence, content, hash }: InvoiceEntity): Series {
  return { series, lastSequence: sequence, lastIssuedOn: content.issueDate, lastHash: hash };
}

function invoiceOf(tx: Tx, issue: Issue, series: Series): InvoiceEntity {
  const { id, accountId, orderId, bill, grossMinor, paid, dueInDays, replacesId } = issue;
  const sequence = series.lastSequence + 1;
  const number = numberOf(series.series, sequence);
  const issueDate = issueDateOf(localDate(tx.now, SELLER_ZONE), series.lastIssuedOn);
  const figures = { grossMinor, paidMinor: paid.minor, creditedMinor: 0n, refundedMinor: 0n };
  const status = statusOf(figures);
  const content: InvoiceContent = {
    ...bill,
    number,
    issueDate,
    dueDate: status === 'paid' ? issueDate : addLocalDays(issueDate, dueInDays),
    paymentReference: paymentReferenceOf(number),
    typeCode: '380',
    operation: 'services',
    paid: paid.minor > 0n ? { amount: formatAmount(paid), on: issueDate } : null,
    paidOn: status === 'paid' ? issueDate : null,
    precedingInvoice: issue.precedingInvoice ?? null,
  };
  return {
    ...figures,
    id,
    accountId,
    orderId,
    series: series.series,
    sequence,
    number,
    content,
    currency: bill.currency,
    previousHash: series.lastHash,
    hash: chainedHash(series.lastHash, content),
    issuedAt: tx.now,
    status,
    replacesId,
  };
}
