import { addLocalDays } from '../../../../kernel/time/calendar.js';
import type { VatQuestion } from './vat-question.js';

/** How far a customer's VAT number carries today. */
export type NumberStanding = 'none' | 'proved' | 'pending' | 'refused';

export function standingOf({ customer, vatCheck, seller, taxDate }: VatQuestion): NumberStanding {
  if (vatCheck.result === 'malformed' || vatCheck.result === 'invalid') return 'refused';
  if (customer.vatNumber === null) return 'none';
  if (vatCheck.result === 'valid') return 'proved';
  const { lastValid } = vatCheck;
  const fresh = lastValid !== null && addLocalDays(lastValid.checkedOn, seller.vatProofMaxAgeDays) >= taxDate;
  return fresh || (vatCheck.result === 'valid_cached' && lastValid === null) ? 'proved' : 'pending';
}
