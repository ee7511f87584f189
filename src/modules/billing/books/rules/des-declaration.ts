import { text } from './figures-check.js';
import { monthOf, type ReportPeriod } from './report-period.js';
import { customerOf, originalDay, type ReportedDocument, signed, Sums } from './reported-document.js';

export interface DesLine {
  vatNumber: string;
  amount: string;
  /** Whole euros, as the form takes them. */
  declared: string;
}

export interface DesCorrection extends DesLine {
  originalPeriod: string;
}

export interface DesDeclaration {
  period: string;
  currency: 'EUR';
  customers: DesLine[];
  corrections: DesCorrection[];
  total: string;
}

/** The monthly declaration of services to businesses of other EU countries (CGI art. 289 B, III): what was invoiced by reverse charge, by VAT number. */
export class DesDeclarationMaker {
  private readonly customers = new Sums<'vatNumber'>();
  private readonly corrections = new Sums<'originalPeriod' | 'vatNumber'>();

  constructor(private readonly period: ReportPeriod) {}

  add(document: ReportedDocument): void {
    const originalPeriod = monthOf(originalDay(document));
    for (const { net } of document.content.vatBreakdown.filter(({ treatment }) => treatment === 'EU_RC')) {
      const vatNumber = customerOf(document).vatNumber ?? '';
      if (originalPeriod === this.period.name) this.customers.add({ vatNumber }, signed(document, net));
      else this.corrections.add({ originalPeriod, vatNumber }, signed(document, net));
    }
  }

  get made(): DesDeclaration {
    const figures = ([amount = 0n]: bigint[]) => ({ amount: text(amount, 'EUR'), declared: wholeEuros(amount) });
    return {
      period: this.period.name,
      currency: 'EUR',
      customers: this.customers.rows.map(({ words, amounts }) => ({ ...words, ...figures(amounts) })),
      corrections: this.corrections.rows.map(({ words, amounts }) => ({ ...words, ...figures(amounts) })),
      total: text(this.customers.total(0) + this.corrections.total(0), 'EUR'),
    };
  }
}

/** Half up, away from nothing. */
function wholeEuros(cents: bigint): string {
  const size = ((cents < 0n ? -cents : cents) + 50n) / 100n;
  return (cents < 0n ? -size : size).toString();
}
