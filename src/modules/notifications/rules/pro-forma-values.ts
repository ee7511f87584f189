import type { Language } from '../../../kernel/texts.js';
import type { ProForma } from '../../billing/index.js';

/** What the mail about a pro-forma names. The last day of the term is the last day on which the money comes in time. */
export function proFormaValues(
  { number, reference, payBy, bill }: ProForma,
  language: Language,
): Record<string, string> {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: bill.currency });
  const amount = (decimal: string): string => format.format(decimal as `${number}`);
  const { holder, iban, bic } = (bill.seller as { bankAccount: { holder: string; iban: string; bic: string } })
    .bankAccount;
  const [plan] = bill.lines;
  return {
    number,
    reference,
    payBy,
    lastDay: payBy,
    plan: plan?.description ?? '',
    net: amount(bill.net),
    gross: amount(bill.gross),
    holder,
    iban: iban.replace(/(.{4})(?=.)/g, '$1 '),
    bic,
  };
}
