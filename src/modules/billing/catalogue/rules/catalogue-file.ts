import type { AddOnKind, FeatureValue, Interval, Quota } from './plan.js';
import type { Policies } from './policies.js';

/** The catalogue as an operator writes it down; `OFFERS_FILE` holds the same as JSON. */
export interface CatalogueFile {
  offers: OfferFile[];
}
export interface OfferFile {
  code: string;
  name: string;
  currency: 'EUR';
  policies: Partial<Policies>;
  plans: PlanFile[];
}
/** A plan, or a later version of it: entries of one code follow each other in time. */
export interface PlanFile {
  code: string;
  /** A calendar date of the offer's zone, or a time; left out: from the moment the catalogue is loaded. */
  validFrom?: string;
  /** Exclusive, and where the next version begins; left out: until then. */
  validUntil?: string;
  name: string;
  tier: string;
  custom?: boolean;
  purchasable?: boolean;
  monthlyVolume: number | null;
  quota: Quota;
  /** Amounts are decimal texts without VAT. */
  prices: { interval: Interval; amount: string }[];
  addOns?: { kind: AddOnKind; amount: string; period: 'term' | 'month' }[];
  features: Record<string, FeatureValue>;
  policies?: Partial<Policies>;
}
