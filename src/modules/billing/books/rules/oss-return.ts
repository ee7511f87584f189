import { text } from './figures-check.js';
import { quarterOf, type ReportPeriod } from './report-period.js';
import { customerOf, originalDay, type ReportedDocument, signed, Sums, vatCountry } from './reported-document.js';

export interface OssSupply {
  country: string;
  vatRate: string;
  taxableAmount: string;
  vatAmount: string;
}

export interface OssCorrection extends OssSupply {
  /** The quarter whose return is corrected. */
  originalPeriod: string;
}

export interface OssReturn {
  period: string;
  currency: 'EUR';
  supplies: OssSupply[];
  corrections: OssCorrection[];
  total: { taxableAmount: string; vatAmount: string };
}

/**
 * The quarterly return of the one-stop shop: supplies by country and rate. A credit note for an invoice of the same
 * quarter lessens the supplies; for one of an earlier quarter it corrects that one (Directive 2006/112, art. 369g).
 */
export class OssReturnMaker {
  private readonly supplies = new Sums<'country' | 'vatRate'>();
  private readonly corrections = new Sums<'originalPeriod' | 'country' | 'vatRate'>();

  constructor(private readonly period: ReportPeriod) {}

  add(document: ReportedDocument): void {
    const groups = document.content.vatBreakdown.filter(({ treatment }) => treatment === 'EU_OSS');
    const originalPeriod = quarterOf(originalDay(document));
    for (const { vatRate, net, vatAmount } of groups) {
      const country = vatCountry(customerOf(document).country);
      const amounts = [signed(document, net), signed(document, vatAmount)];
      if (originalPeriod === this.period.name) this.supplies.add({ country, vatRate }, ...amounts);
      else this.corrections.add({ originalPeriod, country, vatRate }, ...amounts);
    }
  }

  get made(): OssReturn {
    const total = (amount: number) => text(this.supplies.total(amount) + this.corrections.total(amount), 'EUR');
    const figures = ([taxable = 0n, vat = 0n]: bigint[]) => ({
      taxableAmount: text(taxable, 'EUR'),
      vatAmount: text(vat, 'EUR'),
    });
    return {
      period: this.period.name,
      currency: 'EUR',
      supplies: this.supplies.rows.map(({ words, amounts }) => ({ ...words, ...figures(amounts) })),
      corrections: this.corrections.rows.map(({ words, amounts }) => ({ ...words, ...figures(amounts) })),
      total: { taxableAmount: total(0), vatAmount: total(1) },
    };
  }
}
