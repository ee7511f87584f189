import type { Money } from '../../../../kernel/money.js';
import type { AddOnKind, Plan } from '../../catalogue/index.js';
import type { AddOnPeriod } from './add-on.js';

/** More at once is a mistake, or a matter for a talk. */
const MOST_AT_ONCE: Record<AddOnKind, number> = {
  seat: 1_000,
  dedicated_ip: 50,
  phone_support: 1,
  priority_support: 1,
};

export type AddOnOffer =
  | { kind: 'sold'; unitPrice: Money; period: AddOnPeriod }
  /** The plan that was sold does not have it, or it is not bought this way. */
  | { kind: 'not_available' }
  | { kind: 'too_many'; most: number };

/**
 * What an add-on costs on the plan version that was sold: its full price for the running term, or, where it is priced by the month,
 * for a month, also under a plan that is paid by the year. A dedicated IP that was bought is asked for and approved beside that.
 */
export function offerAddOn(plan: Plan, wanted: { kind: AddOnKind; quantity: number }): AddOnOffer {
  const sold = plan.addOns.find(({ kind }) => kind === wanted.kind);
  if (!sold || (wanted.kind === 'seat' && !plan.policies['seats.purchasable'])) return { kind: 'not_available' };
  const most = MOST_AT_ONCE[wanted.kind];
  if (wanted.quantity > most) return { kind: 'too_many', most };
  return { kind: 'sold', unitPrice: sold.price, period: sold.period };
}
