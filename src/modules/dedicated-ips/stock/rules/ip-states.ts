import { defineStates } from '../../../../kernel/state-table.js';

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

/**
 * `stock`: nobody has it. `reserved`: assigned, its names are not looked at yet. `dns_pending`: its names are not right.
 * `warming`: sends, and each day more. `active`: sends. `suspended`: staff stopped it. `listed`: a blocklist names it.
 * `cooling`: given back, forgotten by the world before somebody else gets it. `retired`: put away for good.
 * An address of a shared pool goes from `stock` straight to `active` and back: nobody's name depends on it.
 */
export const IP_LIFE = defineStates<IpState>('stock', {
  stock: ['reserved', 'active', 'retired'],
  reserved: ['dns_pending', 'warming', 'cooling', 'stock'],
  dns_pending: ['warming', 'suspended', 'listed', 'cooling'],
  warming: ['active', 'dns_pending', 'suspended', 'listed', 'cooling'],
  active: ['warming', 'suspended', 'listed', 'cooling', 'stock'],
  suspended: ['dns_pending', 'warming', 'active', 'listed', 'cooling'],
  listed: ['warming', 'active', 'suspended', 'cooling'],
  cooling: ['stock', 'retired'],
  retired: ['stock'],
});

/** Mail may leave from an address in these. */
export const SENDING_STATES: readonly IpState[] = ['warming', 'active'];

/** It is somebody's, or is not free again yet. */
export function isInUse(state: IpState): boolean {
  return state !== 'stock' && state !== 'retired';
}

/** How long reputation systems may remember an address that was given back. */
export const COOLING_DAYS = 90;

/** Whether its PTR must name a host that resolves to it before it sends (forward-confirmed reverse DNS). */
export const IDENTITY_CHECKS = ['required', 'waived'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** Where staff may send an address by hand. */
export const STAFF_STATES = ['stock', 'retired', 'suspended', 'active', 'cooling'] as const;
export type StaffState = (typeof STAFF_STATES)[number];

/** An address begins to send by its warm-up, or by the pool it is put into; by hand it only goes on. */
export function mayStaffMove(from: IpState, to: StaffState): boolean {
  if (to === 'active') return from === 'suspended';
  if (to === 'stock') return from === 'retired' || from === 'cooling';
  if (to === 'retired') return from === 'stock' || from === 'cooling';
  return IP_LIFE.mayBecome(from, to);
}
