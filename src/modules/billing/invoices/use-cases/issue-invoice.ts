import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money, parseAmount } from '../../../../kernel/money.js';
import { addLocalDays, localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { LedgerFacade } from '../../ledger/index.js';
import { TaxFacade, type Treatment } from '../../tax/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository, type Series } from '../data/invoices.repository.js';
import type { Bill, InvoiceContent } from '../rules/bill.js';
import { chainedHash } from '../rules/hash-chain.js';
import { statusOf } from '../rules/invoice-balance.js';
import { entriesOf } from '../rules/invoice-entries.js';
import { issueDateOf, numberOf, paymentReferenceOf, SELLER_ZONE, seriesOf } from '../rules/numbering.js';

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
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
    private readonly tax: TaxFacade,
  ) {}

  async runIn(tx: Tx, issue: Issue): Promise<InvoiceEntity> {
    const today = localDate(tx.now, SELLER_ZONE);
    const series = await this.invoices.unscopedLockSeries(tx, seriesOf(today));
    const invoice = invoiceOf(tx, issue, series);
    await this.invoices.insert(tx, invoice);
    await this.ledger.postIn(tx, {
      reason: 'invoice_issued',
      about: `invoice:${invoice.id}`,
      entries: entriesOf(invoice.accountId, invoice.content),
    });
    await this.countIn(tx, invoice);
    await this.announce(tx, invoice);
    return invoice;
  }

  /** Sales to EU consumers move the threshold that later ones are judged by. */
  private async countIn(tx: Tx, { id, content }: InvoiceEntity): Promise<void> {
    for (const vat of content.vatBreakdown) {
      const net = parseAmount(vat.net, content.currency);
      if (net === null) throw new Error(`an invoice says ${vat.net}`);
      const treatment = vat.treatment as Treatment;
      await this.tax.countIn(tx, { documentId: id, taxDate: content.issueDate, treatment, net });
    }
  }

  private async announce(tx: Tx, invoice: InvoiceEntity): Promise<void> {
    const { id, accountId, number, grossMinor, currency, status } = invoice;
    await this.outbox.publish(tx, 'invoice.issued.v1', {
      accountId,
      aggregateId: id,
      payload: { invoiceId: id, number },
    });
    if (status === 'paid') {
      await this.outbox.publish(tx, 'invoice.paid.v1', { accountId, aggregateId: id, payload: { invoiceId: id } });
    }
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'invoice.issued',
      actor: { type: 'system', id: null },
      target: { type: 'invoice', id: wireId('inv', id) },
      changes: { number, gross: formatAmount({ minor: grossMinor, currency }), currency },
    });
  }
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
