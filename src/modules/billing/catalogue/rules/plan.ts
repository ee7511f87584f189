import type { Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Policies } from './policies.js';

export type Interval = 'month' | 'year';
export type AddOnKind = 'seat' | 'dedicated_ip' | 'phone_support' | 'priority_support';

export interface Offer {
  code: string;
  name: string;
  currency: 'EUR';
  position: number;
  policies: Partial<Policies>;
}

export interface PlanPrice {
  interval: Interval;
  price: Money;
}

/** Seats and support are paid for the running term, a dedicated IP by the month. */
export interface PlanAddOn {
  kind: AddOnKind;
  price: Money;
  period: 'term' | 'month';
}

export interface Quota {
  /** Recipients a billing cycle; null: no limit. */
  monthly: number | null;
  daily: number | null;
}

/** What was, or can be, sold: never changed once it exists. `id` names the plan, `versionId` this version of it. */
export interface Plan {
  id: string;
  versionId: string;
  code: string;
  offer: string;
  version: number;
  name: string;
  tier: string;
  custom: boolean;
  position: number;
  purchasable: boolean;
  monthlyVolume: number | null;
  quota: Quota;
  prices: PlanPrice[];
  addOns: PlanAddOn[];
  features: Record<string, FeatureValue>;
  policies: Policies;
  validFrom: Instant;
}
export type FeatureValue = boolean | number | string;

export function isFree(plan: Pick<Plan, 'tier'>): boolean {
  return plan.tier === 'free';
}
