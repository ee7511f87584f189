import type { BillingDetails } from './billing-details.js';

/** Countries whose companies stand in the French register. */
const SIREN_COUNTRIES = new Set(['FR', 'GP', 'MQ', 'RE', 'GF', 'YT', 'BL', 'MF', 'PM']);

/** What must be known before an invoice can be made out; nothing of it is asked at sign-up. */
export function missingForPurchase(details: BillingDetails | null): 'billingDetails'[] | 'siren'[] {
  if (details === null) return ['billingDetails'];
  const needsSiren = details.customerType === 'company' && SIREN_COUNTRIES.has(details.country);
  return needsSiren && details.siren === null ? ['siren'] : [];
}
