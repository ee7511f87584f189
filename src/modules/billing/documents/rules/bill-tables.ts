import { type Currency, formatAmount, money, parseAmount } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Bill } from '../../invoices/index.js';
import { type Label, LABELS } from './document-texts.table.js';
import { filled, writtenAmount, writtenNumber, writtenPercent } from './figures.js';
import type { PrintedCustomer } from './frozen.js';
import type { LineTable, Total, VatTable } from './paper.js';
import { countryName } from './parties.js';
import { treatmentTexts } from './vat-treatments.table.js';

/** The lines, with the sum up to each of them for where a page ends. */
export function lineTable(bill: Bill): LineTable {
  const { currency, language } = bill;
  const amount = (text: string) => writtenAmount(text, currency, language);
  let sum = 0n;
  return {
    head: {
      description: LABELS.description[language],
      quantity: LABELS.quantity[language],
      unitPrice: LABELS.unitPrice[language],
      vat: LABELS.vat[language],
      net: LABELS.net[language],
    },
    rows: bill.lines.map((line) => {
      const net = parseAmount(line.net, currency);
      if (net === null) throw new Error(`a line says ${line.net}`);
      sum += net.minor;
      return {
        description: line.description,
        quantity: writtenNumber(String(line.quantity), language),
        unitPrice: amount(line.unitPrice),
        vat: line.vatRate === undefined ? rateOfLines(bill) : writtenPercent(line.vatRate, language),
        net: amount(line.net),
        sum: amount(formatAmount(money(sum, currency))),
      };
    }),
    carried: { forward: LABELS.carriedForward[language], brought: LABELS.broughtForward[language] },
  };
}

export function vatTable(bill: Bill): VatTable {
  const { currency, language } = bill;
  const { country } = bill.customer as PrintedCustomer;
  return {
    head: {
      treatment: LABELS.vatTreatment[language],
      rate: LABELS.rate[language],
      net: LABELS.taxable[language],
      vat: LABELS.vat[language],
    },
    rows: bill.vatBreakdown.map((vat) => ({
      treatment: treatmentName(vat.treatment, country, language),
      rate: writtenPercent(vat.vatRate, language),
      net: writtenAmount(vat.net, currency, language),
      vat: writtenAmount(vat.vatAmount, currency, language),
    })),
  };
}

/** Net, VAT and gross; `last` names the gross. */
export function billTotals(bill: Bill, last: 'totalGross' | 'totalCredited'): Total[] {
  const { currency, language } = bill;
  return [
    total('totalNet', bill.net, currency, language),
    { ...total('totalVat', bill.vatAmount, currency, language), label: vatLabel(bill) },
    total(last, bill.gross, currency, language, true),
  ];
}

export function total(label: Label, amount: string, currency: Currency, language: Language, strong = false): Total {
  return { label: LABELS[label][language], amount: writtenAmount(amount, currency, language), strong };
}

function vatLabel({ vatBreakdown, language }: Bill): string {
  const [only, ...more] = vatBreakdown;
  if (!only || more.length > 0) return LABELS.totalVat[language];
  return `${LABELS.totalVat[language]} ${writtenPercent(only.vatRate, language)}`;
}

/** For lines of old, which do not say it: all of a bill were taxed alike. */
function rateOfLines({ vatBreakdown, language }: Bill): string {
  const rates = new Set(vatBreakdown.map(({ vatRate }) => vatRate));
  const [only] = rates;
  return rates.size === 1 && only !== undefined ? writtenPercent(only, language) : '';
}

function treatmentName(treatment: string, country: string, language: Language): string {
  const texts = treatmentTexts(treatment);
  return texts === null ? treatment : filled(texts[language], { country: countryName(country, language) });
}
