import { defineStates } from '../../../../kernel/state-table.js';

export const SMS_STATUSES = [
  'scheduled',
  'queued',
  'deferred',
  'submitted',
  'buffered',
  'delivered',
  'expired',
  'failed',
  'rejected',
  'unknown',
  'cancelled',
] as const;
export type SmsStatus = (typeof SMS_STATUSES)[number];

const ENDS = ['delivered', 'expired', 'failed', 'rejected'] as const;

/**
 * The life of a message. Nothing leads back, and ends stay; only what nobody knew may still be learned. Networks tell twice,
 * late and in any order: what this table does not allow changes nothing.
 */
export const MESSAGE_STATES = defineStates<SmsStatus>('scheduled', {
  scheduled: ['queued', 'deferred', 'expired', 'rejected', 'cancelled'],
  queued: ['deferred', 'submitted', 'buffered', ...ENDS, 'unknown', 'cancelled'],
  deferred: ['queued', 'submitted', 'buffered', ...ENDS, 'unknown', 'cancelled'],
  submitted: ['buffered', ...ENDS, 'unknown'],
  buffered: [...ENDS, 'unknown'],
  unknown: ['submitted', 'buffered', ...ENDS],
  delivered: [],
  expired: [],
  failed: [],
  rejected: [],
  cancelled: [],
});

/** Of one part; `waiting`: it has not been given to a carrier, or the carrier did not want it yet. */
export type PartStatus = 'waiting' | 'submitted' | 'buffered' | 'unknown' | (typeof ENDS)[number];

export const PART_STATES = defineStates<PartStatus>('waiting', {
  waiting: ['submitted', 'buffered', 'unknown', ...ENDS],
  submitted: ['buffered', 'unknown', ...ENDS],
  buffered: ['unknown', ...ENDS],
  unknown: ['submitted', 'buffered', ...ENDS],
  delivered: [],
  expired: [],
  failed: [],
  rejected: [],
});

/** The part that is furthest behind speaks for the message; of ends the worst one. */
const BY_WEIGHT = [
  'waiting',
  'submitted',
  'buffered',
  'unknown',
  'rejected',
  'failed',
  'expired',
  'delivered',
] as const;

export function statusOfParts(parts: readonly PartStatus[]): PartStatus {
  return BY_WEIGHT.find((status) => parts.includes(status)) ?? 'waiting';
}

export function isEnd(status: SmsStatus | PartStatus): boolean {
  return (ENDS as readonly string[]).includes(status) || status === 'cancelled';
}
