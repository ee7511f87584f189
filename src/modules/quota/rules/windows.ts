import { addMs, HOUR_MS, type Instant } from '../../../kernel/time/instant.js';
import type { Entitlement } from '../../billing/index.js';
import { localDay } from './local-day.js';
import { capsOf } from './tiers.table.js';
import type { QuotaWindowSpec } from './window-kinds.js';

/** What of an entitlement decides its windows. */
export type MeteredEntitlement = Pick<
  Entitlement,
  'subscriptionId' | 'accountId' | 'free' | 'quota' | 'zone' | 'cycle'
>;

/**
 * The windows in which a message accepted at `now` counts. All must have room. The order is that of naming a refusal:
 * what was sold before what is authorised, and the longer window first, so that `retryAt` is never too early.
 */
export function windowsAt(entitlement: MeteredEntitlement, gate: { tier: number }, now: Instant): QuotaWindowSpec[] {
  return [...planWindowsAt(entitlement, now), ...tierWindowsAt(entitlement, gate.tier, now)];
}

/** What the plan sells: a cycle of the subscription and a calendar day, both from midnight to midnight of the offer's zone. */
export function planWindowsAt(entitlement: MeteredEntitlement, now: Instant): QuotaWindowSpec[] {
  const { subscriptionId, accountId, quota, cycle, zone } = entitlement;
  const windows: QuotaWindowSpec[] = [];
  if (quota.monthly !== null) {
    windows.push({
      subscriptionId,
      accountId,
      kind: 'month',
      windowStart: cycle.start,
      windowEnd: cycle.end,
      limit: quota.monthly,
    });
  }
  if (quota.daily !== null) {
    windows.push({ subscriptionId, accountId, kind: 'day', ...localDay(now, zone), limit: quota.daily });
  }
  return windows;
}

/** What the account is trusted with, whichever of its subscriptions it uses. */
export function tierWindowsAt(entitlement: MeteredEntitlement, tier: number, now: Instant): QuotaWindowSpec[] {
  const { accountId, free, zone } = entitlement;
  const { perHour, perDay } = capsOf(tier);
  const windows: QuotaWindowSpec[] = [];
  if (perDay !== null) {
    const limit = free ? perDay.free : perDay.paid;
    windows.push({ subscriptionId: accountId, accountId, kind: 'tier_day', ...localDay(now, zone), limit });
  }
  if (perHour !== null) {
    windows.push({ subscriptionId: accountId, accountId, kind: 'tier_hour', ...clockHour(now), limit: perHour });
  }
  return windows;
}

function clockHour(now: Instant): { windowStart: Instant; windowEnd: Instant } {
  const windowStart = addMs(now, -(now % HOUR_MS));
  return { windowStart, windowEnd: addMs(windowStart, HOUR_MS) };
}
