import type { Plan, Policies } from '../../catalogue/index.js';

export type SeatTerms = Partial<Pick<Policies, 'seats.included' | 'seats.purchasable'>>;

/** How many people plans include together: the best of them, because what several offer is not taken away by one. Null: no limit. */
export function includedSeats(terms: readonly SeatTerms[]): number | null {
  const included = terms.map((one) => one['seats.included'] ?? null);
  return included.some((seats) => seats === null) ? null : Math.max(0, ...included.map(Number));
}

/** What one more seat costs under the first plan that sells them. */
export function seatOnSale(plans: readonly Pick<Plan, 'policies' | 'addOns'>[]): Plan['addOns'][number] | null {
  const selling = plans.filter((plan) => plan.policies['seats.purchasable']);
  return selling.flatMap((plan) => plan.addOns).find((addOn) => addOn.kind === 'seat') ?? null;
}
