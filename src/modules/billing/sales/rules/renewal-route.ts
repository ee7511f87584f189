import type { PaymentKind } from '../../payments/index.js';

/**
 * How another term is paid for by itself.
 * `charge`: the money is fetched. `wallet_first`: it was told by a pro-forma and is taken from the wallet if it came.
 * `on_account`: the term begins and its invoice is paid within the customer's legal term. `wallet_or_account`: the same, but it
 * was told by a pro-forma, and the invoice is paid from the wallet with what came under that.
 */
export type RenewalRoute = 'charge' | 'wallet_first' | 'wallet_or_account' | 'on_account';

type CustomerType = 'company' | 'consumer' | 'public_body';

/** Who pays in his own time is asked before the term ends; a public body is served while its accountant works. */
export function renewalRoute(kind: PaymentKind, customerType: CustomerType): RenewalRoute {
  if (kind !== 'bank_transfer' && kind !== 'purchase_order' && kind !== 'admin_mandate') return 'charge';
  if (customerType !== 'public_body') return 'wallet_first';
  return kind === 'admin_mandate' ? 'on_account' : 'wallet_or_account';
}

/** Whose term begins although nobody has paid for it yet. */
export function isOnAccount(route: RenewalRoute): boolean {
  return route === 'on_account' || route === 'wallet_or_account';
}

/** Who is sent a pro-forma, so that the money can come in time. */
export function isToldBefore(route: RenewalRoute): boolean {
  return route === 'wallet_first' || route === 'wallet_or_account';
}

/** Days before a term's end on which a pro-forma is sent. */
export const PRO_FORMA_DAYS = 14;

/** Days an open invoice may be late before it is waited for no longer. */
export const OVERDUE_DAYS = 14;
