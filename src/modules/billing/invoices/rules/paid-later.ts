import type { Payment } from '../../payments/index.js';

const PAID_LATER: ReadonlySet<Payment['kind']> = new Set(['bank_transfer', 'purchase_order', 'admin_mandate']);

/** True for ways to pay that nobody can be charged by: the customer gets an invoice and pays it by himself. */
export function isPaidLater(kind: Payment['kind']): boolean {
  return PAID_LATER.has(kind);
}
