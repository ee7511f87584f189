import { type Money, money } from '../../../../kernel/money.js';
import type { EuTurnover, SellerTerms } from './vat-question.js';

export interface SellerAddress {
  line1: string;
  line2: string | null;
  postalCode: string;
  city: string;
  country: string;
}

export interface BankAccount {
  holder: string;
  iban: string;
  bic: string;
}

/** Who sells: what every invoice says about it, and how it is taxed. */
export interface Seller extends SellerTerms {
  legalName: string;
  legalForm: string;
  shareCapital: Money;
  address: SellerAddress;
  siren: string;
  rcsCity: string;
  vatNumber: string;
  /** VAT is due on the debit rather than on payment; changes a line of the invoice. */
  debitsOption: boolean;
  /** What was sold to EU consumers before this installation kept count. */
  euTurnoverOpening: EuTurnover;
  bankAccount: BankAccount;
  /** The SEPA creditor identifier under which debits are collected; null while there is none. */
  creditorIdentifier: string | null;
}

/** As it lies in the database: cents as texts. */
export interface StoredSeller extends Omit<Seller, 'shareCapital' | 'euTurnoverOpening'> {
  shareCapital: string;
  euTurnoverOpening: { previousYear: string; currentYear: string };
}

/** Complete, so that the first invoice can be issued; an operator puts his own company in its place. */
export const DEFAULT_SELLER: Seller = {
  legalName: 'Posthorn Démonstration SAS',
  legalForm: 'SAS',
  shareCapital: money(1_000_000),
  address: { line1: '1 rue de l’Exemple', line2: null, postalCode: '75002', city: 'Paris', country: 'FR' },
  siren: '123456782',
  rcsCity: 'Paris',
  vatNumber: 'FR11123456782',
  vatRegime: 'normal',
  ossOptIn: false,
  debitsOption: false,
  viesDownPolicy: 'charge_then_credit',
  vatProofMaxAgeDays: 90,
  alandAs: 'outside',
  euTurnoverOpening: { previousYear: 0n, currentYear: 0n },
  bankAccount: { holder: 'Posthorn Démonstration SAS', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
  creditorIdentifier: null,
};

export function storedSeller(seller: Seller): StoredSeller {
  const { previousYear, currentYear } = seller.euTurnoverOpening;
  return {
    ...seller,
    shareCapital: seller.shareCapital.minor.toString(),
    euTurnoverOpening: { previousYear: previousYear.toString(), currentYear: currentYear.toString() },
  };
}

/** Fields that came later have their default. */
export function sellerFromStored(stored: StoredSeller): Seller {
  const { previousYear, currentYear } = stored.euTurnoverOpening;
  return {
    ...DEFAULT_SELLER,
    ...stored,
    shareCapital: money(BigInt(stored.shareCapital)),
    euTurnoverOpening: { previousYear: BigInt(previousYear), currentYear: BigInt(currentYear) },
  };
}
