import type { StatusCounts, StatusName } from '../../../spool/index.js';

export type MessageStatus = StatusName | 'partially_delivered';

/** While anything waits, the most active state is the message's. */
const WAITING: readonly StatusName[] = ['sending', 'deferred', 'queued', 'held', 'scheduled'];
/** When all is over without one delivery, the worst news first. */
const ENDED: readonly StatusName[] = ['bounced', 'expired', 'cancelled', 'suppressed'];

/** One word for all recipients of a message. */
export function messageStatus(counts: StatusCounts): MessageStatus {
  const present = [...counts].filter(([, n]) => n > 0).map(([status]) => status);
  if (present.length === 1) return present[0]!;
  const waiting = WAITING.find((status) => present.includes(status));
  if (waiting !== undefined) return waiting;
  if (present.includes('delivered')) return 'partially_delivered';
  return ENDED.find((status) => present.includes(status)) ?? 'queued';
}

export function countStatuses(statuses: readonly StatusName[]): StatusCounts {
  const counts = new Map<StatusName, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
