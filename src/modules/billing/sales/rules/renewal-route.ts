import type { PaymentKind } from '../../payments/index.js';

/**
 * How another term is paid for by itself.
 * `charge`: the money is fetched. `wallet_first`: it was told by a pro-forma and is taken from the wallet if it came.
 * `on_account`: the term begins and its invoice is paid within the customer's legal term.
 */
export type RenewalRoute = 'charge' | 'wallet_first' | 'on_account';

type CustomerType = 'company' | 'consumer' | 'public_body';

/** Who pays in his own time is asked before the term ends; a public body is served while its accountant works. */
export function renewalRoute(kind: PaymentKind, customerType: CustomerType): RenewalRoute {
  if (kind !== 'bank_transfer' && kind !== 'purchase_order' && kind !== 'admin_mandate') return 'charge';
  return customerType === 'public_body' ? 'on_account' : 'wallet_first';
}

/** Days before a term's end on which a pro-forma is sent. */
export const PRO_FORMA_DAYS = 14;

/** Days an open invoice may be late before it is waited for no longer. */
export const OVERDUE_DAYS = 14;
