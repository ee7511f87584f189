import { defineStates } from '../../../../kernel/state-table.js';

export const IP_REQUEST_STATUSES = ['pending_review', 'more_info', 'approved', 'provisioned', 'refused'] as const;
/**
 * `pending_review`: staff are to move; `more_info`: the customer is. `approved`: it is granted, addresses or their names are
 * awaited. `provisioned`: all of them may send.
 */
export type IpRequestStatus = (typeof IP_REQUEST_STATUSES)[number];

export const IP_REQUEST_LIFE = defineStates<IpRequestStatus>('pending_review', {
  pending_review: ['more_info', 'approved', 'provisioned', 'refused'],
  more_info: ['pending_review', 'approved', 'provisioned', 'refused'],
  approved: ['provisioned'],
  provisioned: [],
  refused: [],
});

export type IpRequestStepKind = 'requested' | 'asked' | 'answered' | 'approved' | 'refused' | 'provisioned';

export const STREAMS = ['transactional', 'marketing'] as const;
export type Stream = (typeof STREAMS)[number];

export function isStream(text: string): text is Stream {
  return (STREAMS as readonly string[]).includes(text);
}

export interface StreamVolume {
  stream: Stream;
  monthlyVolume: number;
}

export const MOST_PER_REQUEST = 50;

export function isOpen(status: IpRequestStatus): boolean {
  return status === 'pending_review' || status === 'more_info';
}

/** How many addresses more than it may have an account would need; 0 when it has the right to them. */
export function missingIps(
  allowance: { included: number; purchased: number },
  use: { assigned: number; asked: number; wanted: number },
): number {
  return Math.max(0, use.assigned + use.asked + use.wanted - allowance.included - allowance.purchased);
}
