import { Injectable } from '@nestjs/common';
import { money, formatAmount } from '../../../../kernel/money.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { InvoiceContent } from '../../invoices/index.js';
import { TaxFacade } from '../../tax/index.js';
import type { BookReader } from '../data/book-reader.js';
import { BookReaders } from '../data/book-readers.js';
import { COLLECTED_BETWEEN, ISSUED_BETWEEN, VAT_BOOKED_BETWEEN } from '../data/report-statements.js';
import { type DesDeclaration, DesDeclarationMaker } from '../rules/des-declaration.js';
import { audienceOf, ConsumerPayments, ConsumerTransactions, foreignBusinessDocument } from '../rules/e-reporting.js';
import { type OssReturn, OssReturnMaker } from '../rules/oss-return.js';
import type { ReportPeriod } from '../rules/report-period.js';
import { customerOf, type ReportedDocument } from '../rules/reported-document.js';

interface BookedVat {
  treatment: string;
  vatRate: string;
  amountMinor: string;
}

interface Collected {
  day: string;
  amountMinor: string;
  content: InvoiceContent;
}

/** What declarations are filled in from, made from the documents themselves. */
@Injectable()
export class WriteReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readers: BookReaders,
    private readonly tax: TaxFacade,
  ) {}

  /** `inBooks` is what the ledger owes for the period's EU_OSS: the same as the return's total. */
  oss(period: ReportPeriod): Promise<OssReturn & { inBooks: string }> {
    return this.readers.with(async (reader) => {
      const maker = new OssReturnMaker(period);
      for await (const document of issued(reader, period)) maker.add(document);
      const booked = (await bookedVat(reader, period)).filter(({ treatment }) => treatment === 'EU_OSS');
      const sum = booked.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
      return { ...maker.made, inBooks: formatAmount(money(sum)) };
    });
  }

  des(period: ReportPeriod): Promise<DesDeclaration> {
    return this.readers.with(async (reader) => {
      const maker = new DesDeclarationMaker(period);
      for await (const document of issued(reader, period)) maker.add(document);
      return maker.made;
    });
  }

  /** JSON in parts: documents of businesses abroad as they come, the rest added up behind them. */
  async eReporting(period: ReportPeriod): Promise<AsyncGenerator<string>> {
    const { seller } = await this.unitOfWork.runAsWorker((tx) => this.tax.sellerIn(tx, period.last));
    const head = { period: period.name, first: period.first, last: period.last };
    const { siren, vatNumber, vatRegime, debitsOption } = seller;
    const about = JSON.stringify({ ...head, seller: { siren, vatNumber, vatRegime, debitsOption } });
    return this.readers.stream((reader) => eReport(reader, period, about));
  }
}

async function* eReport(reader: BookReader, period: ReportPeriod, about: string): AsyncGenerator<string> {
  const consumers = new ConsumerTransactions();
  yield `${about.slice(0, -1)},"transactions":{"foreignBusinesses":[`;
  let separator = '';
  for await (const document of issued(reader, period)) {
    const audience = audienceOf(customerOf(document));
    if (audience === 'consumer') consumers.add(document);
    if (audience !== 'foreign_business') continue;
    yield separator + JSON.stringify(foreignBusinessDocument(document));
    separator = ',';
  }
  yield `],"consumers":${JSON.stringify(consumers.rows)}},`;
  const payments = new ConsumerPayments();
  for await (const { day, amountMinor, content } of reader.each<Collected>(COLLECTED_BETWEEN, days(period))) {
    const audience = audienceOf(customerOf({ kind: 'invoice', content }));
    if (audience === 'consumer') payments.add(day, BigInt(amountMinor), content);
  }
  const vat = (await bookedVat(reader, period)).map(({ treatment, vatRate, amountMinor }) => ({
    treatment,
    vatRate,
    vatAmount: formatAmount(money(BigInt(amountMinor))),
  }));
  yield `"payments":{"consumers":${JSON.stringify(payments.rows)}},"vatInBooks":${JSON.stringify(vat)}}`;
}

function issued(reader: BookReader, period: ReportPeriod): AsyncGenerator<ReportedDocument> {
  return reader.each<ReportedDocument>(ISSUED_BETWEEN, days(period));
}

function bookedVat(reader: BookReader, period: ReportPeriod): Promise<BookedVat[]> {
  return reader.rows<BookedVat>(VAT_BOOKED_BETWEEN, days(period));
}

function days({ first, last }: ReportPeriod): [string, string] {
  return [first, last];
}
