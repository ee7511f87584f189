import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { CustomerType, VatNumber } from '../../customers/index.js';
import type { AlandPolicy } from './territory.js';

/** What is known about a VAT number. `unavailable`: nobody could tell; that is neither yes nor no. */
export const CHECK_RESULTS = ['none', 'malformed', 'invalid', 'valid', 'valid_cached', 'unavailable'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export interface VatCheck {
  result: CheckResult;
  /** The newest answer that said yes. Without consultation number it proves little to a tax office. */
  lastValid: { checkedOn: LocalDate; consultationNumber: string | null } | null;
}

/** Where a customer seems to be, beside his address (Regulation 282/2011, art. 24f). */
export interface PlaceEvidence {
  kind: 'ip' | 'payment';
  country: string;
}

export interface SellerTerms {
  vatRegime: 'normal' | 'franchise';
  /** Registered for the one-stop shop, and taxing at destination from the first cent. */
  ossOptIn: boolean;
  viesDownPolicy: 'charge_then_credit' | 'trust_syntax';
  vatProofMaxAgeDays: number;
  alandAs: AlandPolicy;
}

export interface TaxedCustomer {
  customerType: CustomerType;
  country: string;
  postalCode: string | null;
  vatNumber: VatNumber | null;
  siren: string | null;
  taxNumber: string | null;
}

/** Net sales to EU consumers outside France, in cents, without the sale that is judged. */
export interface EuTurnover {
  previousYear: bigint;
  currentYear: bigint;
}

/** All that a decision depends on; no clock, no network. */
export interface VatQuestion {
  seller: SellerTerms;
  customer: TaxedCustomer;
  vatCheck: VatCheck;
  exemption: { reference: string } | null;
  evidence: readonly PlaceEvidence[];
  taxDate: LocalDate;
  /** Cents, of the whole sale. */
  net: bigint;
  euTurnover: EuTurnover;
}
