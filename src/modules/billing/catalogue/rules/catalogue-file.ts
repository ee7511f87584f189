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
export interface PlanFile {
  code: string;
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
