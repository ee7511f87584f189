/** Every way to pay there is. A cheque is none. */
export const PAYMENT_KINDS = [
  'card',
  'direct_debit',
  'paypal',
  'bank_transfer',
  'prepaid',
  'admin_mandate',
  'purchase_order',
] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** Kinds that a gateway charges. */
export const GATEWAY_KINDS = ['card', 'direct_debit', 'paypal'] as const;
export type GatewayKind = (typeof GATEWAY_KINDS)[number];

/** Kinds that are billed first; the money is booked when it comes. */
const PAID_LATER: ReadonlySet<PaymentKind> = new Set(['bank_transfer', 'purchase_order', 'admin_mandate']);

export function isPaidLater(kind: PaymentKind): boolean {
  return PAID_LATER.has(kind);
}

export function isGatewayKind(kind: PaymentKind): kind is GatewayKind {
  return (GATEWAY_KINDS as readonly PaymentKind[]).includes(kind);
}
