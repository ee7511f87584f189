import { formatAmount, type Money } from '../../../kernel/money.js';
import type { Language } from '../../../kernel/texts.js';

export interface WalletMailFacts {
  wallet: { balance: Money; depositReference: string; bankAccount: { holder: string; iban: string; bic: string } };
  currency: string;
  /** Decimal texts, to be written as the reader's language writes money. */
  amounts: Record<string, string>;
  texts: Record<string, string>;
}

/** What a mail about the wallet names. */
export function walletValues(
  { wallet, currency, amounts, texts }: WalletMailFacts,
  language: Language,
): Record<string, string> {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const written = (decimal: string): string => format.format(decimal as `${number}`);
  const { holder, iban, bic } = wallet.bankAccount;
  return {
    ...texts,
    ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, written(amount)])),
    balance: written(formatAmount(wallet.balance)),
    reference: wallet.depositReference,
    holder,
    iban: iban.replace(/(.{4})(?=.)/g, '$1 '),
    bic,
  };
}
