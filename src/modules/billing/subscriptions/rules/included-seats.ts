import type { Money } from '../../../../kernel/money.js';
import type { Plan, Policies } from '../../catalogue/index.js';

export type SeatTerms = Partial<Pick<Policies, 'seats.included' | 'seats.purchasable'>>;

/** How many people plans include together: the best of them, because what several offer is not taken away by one. Null: no limit. */
export function includedSeats(terms: readonly SeatTerms[]): number | null {
  const included = terms.map((one) => one['seats.included'] ?? null);
  return included.some((seats) => seats === null) ? null : Math.max(0, ...included.map(Number));
}

/** What one more seat costs under a plan; null when the plan sells none. */
export function seatPriceOf(plan: Pick<Plan, 'policies' | 'addOns'>): Money | null {
  if (!plan.policies['seats.purchasable']) return null;
  return plan.addOns.find((addOn) => addOn.kind === 'seat')?.price ?? null;
}
