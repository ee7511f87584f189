import type { Quota } from '../../billing/index.js';

/** Whether more can be sent in a day than before; no limit is more than any. */
export function raisesDay({ daily: before }: Pick<Quota, 'daily'>, { daily: after }: Pick<Quota, 'daily'>): boolean {
  if (before === null) return false;
  return after === null || after > before;
}
