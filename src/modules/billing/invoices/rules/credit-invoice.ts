import { formatAmount, type Money, money, parseAmount } from '../../../../kernel/money.js';
import { vatOn } from '../../tax/index.js';
import type { Bill, BillLine, BillVat } from './bill.js';

/** What a document says of money, as far as crediting goes. */
export type CreditedFigures = Pick<Bill, 'currency' | 'lines' | 'vatBreakdown'>;

/** The part of an invoice that is given back, line by line and VAT group by VAT group. */
export interface Credit extends CreditedFigures {
  net: string;
  vatAmount: string;
  gross: string;
}

/**
 * Credits so much of an invoice's net, or all that earlier credit notes have left of it; null when that is less than is
 * wanted. Every group and every line keeps its share, and what takes a group's last cent takes all its VAT: whatever the
 * parts, they add up to the invoice. Credit notes name the invoice's lines by their ids.
 */
export function creditInvoice(
  invoice: CreditedFigures,
  earlier: readonly CreditedFigures[],
  wanted: Money | null,
): Credit | null {
  const { currency } = invoice;
  const amount = (text: string): bigint => minorOf(text, currency);
  const left = groupsLeft(invoice, earlier, amount);
  const leftNet = sum(left.map(({ net }) => net));
  if (leftNet <= 0n || (wanted !== null && (wanted.currency !== currency || wanted.minor > leftNet))) return null;
  const nets = shares(left.map(({ net }) => net), wanted?.minor ?? leftNet); // prettier-ignore
  const groups = left.map((group, i) => ({ ...group, taken: nets[i]!, takenVat: vatTaken(group, nets[i]!, currency) }));
  const net = sum(nets);
  const vatAmount = sum(groups.map(({ takenVat }) => takenVat));
  const text = (minor: bigint) => formatAmount(money(minor, currency));
  return {
    currency,
    lines: groups.flatMap((group) => linesTaken(group, text)),
    vatBreakdown: groups
      .filter(({ taken, takenVat }) => taken !== 0n || takenVat !== 0n)
      .map(({ vat, taken, takenVat }) => ({ ...vat, net: text(taken), vatAmount: text(takenVat) })),
    net: text(net),
    vatAmount: text(vatAmount),
    gross: text(net + vatAmount),
  };
}

interface GroupLeft {
  vat: BillVat;
  net: bigint;
  vatAmount: bigint;
  lines: { line: BillLine; left: bigint }[];
}

function groupsLeft(
  invoice: CreditedFigures,
  earlier: readonly CreditedFigures[],
  amount: (text: string) => bigint,
): GroupLeft[] {
  const taken = earlier.flatMap(({ vatBreakdown }) => vatBreakdown);
  const takenLines = earlier.flatMap(({ lines }) => lines);
  return invoice.vatBreakdown.map((vat) => {
    const same = taken.filter((other) => keyOf(other) === keyOf(vat));
    return {
      vat,
      net: amount(vat.net) - sum(same.map(({ net }) => amount(net))),
      vatAmount: amount(vat.vatAmount) - sum(same.map(({ vatAmount }) => amount(vatAmount))),
      lines: invoice.lines
        .filter((line) => invoice.vatBreakdown.length === 1 || keyOf(line) === keyOf(vat))
        .map((line) => {
          const credited = takenLines.filter(({ id }) => id === line.id);
          return { line, left: amount(line.net) - sum(credited.map(({ net }) => amount(net))) };
        }),
    };
  });
}

function keyOf({ treatment, vatRate }: { treatment?: string; vatRate?: string }): string {
  return `${treatment}:${vatRate}`;
}

/** Half up, like the invoice's own; never more than the group has left, and all of it with the group's last cent. */
function vatTaken({ vat, net, vatAmount }: GroupLeft, taken: bigint, currency: Money['currency']): bigint {
  if (taken === net) return vatAmount;
  const rounded = vatOn(money(taken, currency), Math.round(Number(vat.vatRate) * 100)).minor;
  return rounded < vatAmount ? rounded : vatAmount;
}

/** A line that is taken back whole stays as it was; of another a part of its price is taken back once. */
function linesTaken({ lines, taken }: GroupLeft & { taken: bigint }, text: (minor: bigint) => string): BillLine[] {
  const parts = shares(lines.map(({ left }) => left), taken); // prettier-ignore
  return lines.flatMap(({ line }, i) => {
    const part = parts[i]!;
    if (part === 0n) return [];
    if (text(part) === line.net) return [line];
    const [quantity, unitPrice] = part < 0n ? [-1, -part] : [1, part];
    return [{ ...line, quantity, unitPrice: text(unitPrice), net: text(part) }];
  });
}

/** Parts of `total` in the proportion of the weights: whole cents that add up to it, none beyond its weight. */
function shares(weights: readonly bigint[], total: bigint): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  let weighed = 0n;
  let given = 0n;
  return weights.map((weight) => {
    weighed += weight;
    const upToHere = halfUp(total * weighed, whole);
    const part = upToHere - given;
    given = upToHere;
    return part;
  });
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * dividend + divisor;
  const quotient = doubled / (2n * divisor);
  return doubled < 0n && doubled % (2n * divisor) !== 0n ? quotient - 1n : quotient;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function minorOf(text: string, currency: Money['currency']): bigint {
  const parsed = parseAmount(text, currency);
  if (parsed === null) throw new Error(`an invoice says ${text}`);
  return parsed.minor;
}
