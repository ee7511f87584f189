import { type Currency, formatAmount, money, parseAmount } from '../../../../kernel/money.js';
import { vatOn } from '../../tax/index.js';
import { Finding } from './check.js';
import type { IssuedDocument, IssuedKind } from './issued-document.js';

/** Adds every document up anew: lines, VAT groups, totals. */
export class FiguresCheck {
  readonly finding: Finding;

  constructor(
    name: string,
    private readonly kind: IssuedKind,
  ) {
    this.finding = new Finding(name);
  }

  judge({ number, content, currency, grossMinor }: IssuedDocument): void {
    if (!this.finding.goesOn) return;
    this.finding.examined();
    const where = `${this.kind} ${number}`;
    const says = (what: string, expected: bigint, found: bigint) =>
      this.finding.same(where, `${what} ${text(expected, currency)}`, `${what} ${text(found, currency)}`);
    const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + minor(amount, currency), 0n);
    const { lines, vatBreakdown } = content;
    const [net, vat, gross] = [content.net, content.vatAmount, content.gross].map((amount) => minor(amount, currency));
    says('net of the lines', sum(lines.map((line) => line.net)), net!);
    for (const line of lines) {
      says(
        `net of line ${line.id}`,
        BigInt(line.quantity) * minor(line.unitPrice, currency),
        minor(line.net, currency),
      );
    }
    says('net of the VAT groups', sum(vatBreakdown.map((group) => group.net)), net!);
    says('VAT of the groups', sum(vatBreakdown.map((group) => group.vatAmount)), vat!);
    says('gross', net! + vat!, gross!);
    says('gross beside the content', gross!, BigInt(grossMinor));
    // A credit note takes the remainder of its invoice's VAT, which may be a cent beside what its own net gives.
    if (this.kind === 'invoice') this.judgeRates(where, vatBreakdown, currency);
  }

  private judgeRates(where: string, groups: IssuedDocument['content']['vatBreakdown'], currency: Currency): void {
    for (const { treatment, vatRate, net, vatAmount } of groups) {
      const expected = vatOn(money(minor(net, currency), currency), Math.round(Number(vatRate) * 100));
      const what = `VAT ${treatment} ${vatRate} % of ${net}`;
      this.finding.same(where, `${what}: ${formatAmount(expected)}`, `${what}: ${vatAmount}`);
    }
  }
}

export function minor(amount: string, currency: Currency): bigint {
  const parsed = parseAmount(amount, currency);
  return parsed === null ? -(1n << 62n) : parsed.minor;
}

export function text(amountMinor: bigint, currency: Currency): string {
  return formatAmount(money(amountMinor, currency));
}
