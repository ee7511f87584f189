/** A plan that promotional mail to many may be sent with. */
export interface BulkPlan {
  planId: string;
  offer: string;
  name: string;
}

interface SoldPlan {
  id: string;
  offer: string;
  name: string;
  purchasable: boolean;
  policies: { 'bulk.allowed': boolean };
}

export type BulkVerdict = { allowed: true } | { allowed: false; alternatives: BulkPlan[] };

/** Whether an account may send a campaign (R-084, C-11): when any of its subscriptions was sold for it (D-13). */
export function judgeBulk(sold: readonly { bulkAllowed: boolean }[], onSale: readonly SoldPlan[]): BulkVerdict {
  if (sold.some(({ bulkAllowed }) => bulkAllowed)) return { allowed: true };
  const alternatives = onSale
    .filter((plan) => plan.purchasable && plan.policies['bulk.allowed'])
    .map(({ id, offer, name }) => ({ planId: id, offer, name }));
  return { allowed: false, alternatives };
}
