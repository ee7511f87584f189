import type { Interval, Plan } from '../../catalogue/index.js';
import type { CustomerType } from '../../customers/index.js';
import { PAYMENT_KINDS, type PaymentKind } from '../../payments/index.js';

/** Why a way to pay cannot be used for something. */
export type WayReason =
  | 'not_offered'
  | 'interval_not_allowed'
  | 'customer_type_not_allowed'
  | 'volume_too_low'
  | 'gateway_does_not_take_it'
  | 'interval_not_sold';

export interface WayQuestion {
  plan: Pick<Plan, 'policies' | 'monthlyVolume' | 'prices'>;
  /** Null for what is bought once, beside the plan. */
  interval: Interval | null;
  customerType: CustomerType;
  /** Kinds that this installation's payment service charges. */
  gatewayKinds: readonly PaymentKind[];
}

/** One way to pay and everything that speaks against it. */
export interface WayVerdict {
  kind: PaymentKind;
  usable: boolean;
  reasons: WayReason[];
}

type Term = Plan['policies']['payment.methods'][number];

/** Always all seven, usable or not, in the same order. A rule of the plan may name a way more than once; one is enough. */
export function judgeWays(question: WayQuestion): WayVerdict[] {
  return PAYMENT_KINDS.map((kind) => {
    const reasons = [...ofSale(question), ...ofPolicy(kind, question), ...ofGateway(kind, question)];
    return { kind, usable: reasons.length === 0, reasons };
  });
}

function ofSale({ plan, interval }: WayQuestion): WayReason[] {
  return interval === null || plan.prices.some((price) => price.interval === interval) ? [] : ['interval_not_sold'];
}

function ofPolicy(kind: PaymentKind, question: WayQuestion): WayReason[] {
  const terms = question.plan.policies['payment.methods'].filter(({ method }) => method === kind);
  const faults = terms.map((term) => faultsOf(term, question)).sort((a, b) => distanceOf(a) - distanceOf(b));
  return faults[0] ?? ['not_offered'];
}

/** How far somebody is from a term: another plan can be chosen, but nobody becomes another kind of customer for it. */
function distanceOf(faults: readonly WayReason[]): number {
  return faults.length + (faults.includes('customer_type_not_allowed') ? 10 : 0);
}

function faultsOf(term: Term, { plan, interval, customerType }: WayQuestion): WayReason[] {
  const faults: WayReason[] = [];
  if (interval !== null && term.intervals && !term.intervals.includes(interval)) faults.push('interval_not_allowed');
  if (term.customerTypes && !term.customerTypes.includes(customerType)) faults.push('customer_type_not_allowed');
  if (term.minMonthlyVolume !== undefined && (plan.monthlyVolume ?? 0) < term.minMonthlyVolume) {
    faults.push('volume_too_low');
  }
  return faults;
}

function ofGateway(kind: PaymentKind, { gatewayKinds }: WayQuestion): WayReason[] {
  const needsGateway = kind === 'card' || kind === 'paypal' || kind === 'direct_debit';
  return needsGateway && !gatewayKinds.includes(kind) ? ['gateway_does_not_take_it'] : [];
}
