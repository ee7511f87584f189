/** The life of an address, from the operator's shelf to its end. */
export const IP_STATES = [
  'stock',
  'reserved',
  'dns_pending',
  'warming',
  'active',
  'suspended',
  'listed',
  'cooling',
  'retired',
] as const;
export type IpState = (typeof IP_STATES)[number];

/** Whether its PTR must name a host that resolves to it before it sends (forward-confirmed reverse DNS). */
export const IDENTITY_CHECKS = ['required', 'waived'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];
