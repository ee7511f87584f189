import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools';

export type ReadIban = { kind: 'iban'; iban: string } | { kind: 'fault'; code: 'iban_malformed' | 'iban_not_sepa' };

/** An IBAN as people write it: check digits (ISO 13616), the country's own length and form, and a country of SEPA. */
export function readIban(text: string): ReadIban {
  const iban = electronicFormatIBAN(text.normalize('NFKC')) ?? '';
  if (!/^[A-Za-z0-9 .\-\u00a0]*$/.test(text) || !isValidIBAN(iban)) return { kind: 'fault', code: 'iban_malformed' };
  return isSEPACountry(iban.slice(0, 2)) ? { kind: 'iban', iban } : { kind: 'fault', code: 'iban_not_sepa' };
}

/** `DE** **** 3000`: enough to know one's own account by, and nothing else. */
export function maskedIban(country: string, last4: string): string {
  return `${country}** **** ${last4}`;
}

/** The IBAN of a French account, both check numbers worked out: the RIB key and those of ISO 13616. */
export function frenchIban(bank: string, branch: string, account: string): string {
  const sum = 89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account);
  const bban = `${bank}${branch}${account}${String(97n - (sum % 97n)).padStart(2, '0')}`;
  const check = 98n - (BigInt(`${bban}152700`) % 97n);
  return `FR${String(check).padStart(2, '0')}${bban}`;
}
