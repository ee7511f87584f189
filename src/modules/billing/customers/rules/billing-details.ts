import type { Instant } from '../../../../kernel/time/instant.js';

export const CUSTOMER_TYPES = ['company', 'consumer', 'public_body'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

export interface PostalAddress {
  line1: string;
  line2: string | null;
  postalCode: string | null;
  city: string;
  region: string | null;
}

/** Whom an invoice is made out to, in normal form. */
export interface BillingDetails {
  customerType: CustomerType;
  name: string;
  address: PostalAddress;
  /** ISO 3166-1, or `XI`. */
  country: string;
  /** `DE136695976`; judged by its syntax only. */
  vatNumber: string | null;
  siren: string | null;
  taxNumber: string | null;
  invoiceEmail: string | null;
  purchaseReference: string | null;
  serviceCode: string | null;
}

/** Never changed once written: an invoice refers to the version it was made from. */
export interface BillingDetailsVersion extends BillingDetails {
  id: string;
  accountId: string;
  version: number;
  createdAt: Instant;
}
