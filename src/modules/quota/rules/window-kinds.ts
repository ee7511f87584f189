import type { Instant } from '../../../kernel/time/instant.js';

/** Numbers as stored in `quota_windows.kind`. */
export const WINDOW_KIND_NUMBERS = { month: 1, day: 2, tier_hour: 3, tier_day: 4 } as const;
export type WindowKind = keyof typeof WINDOW_KIND_NUMBERS;

/**
 * One window in which a message counts. `subscriptionId` is the meter: the subscription for what its plan sells, the
 * account itself for the caps of its sending tier, which all its subscriptions share.
 */
export interface QuotaWindowSpec {
  subscriptionId: string;
  accountId: string;
  kind: WindowKind;
  windowStart: Instant;
  /** exclusive */
  windowEnd: Instant;
  limit: number;
}

/** Identity of the row that counts for this window. */
export function windowKey(spec: Pick<QuotaWindowSpec, 'subscriptionId' | 'kind' | 'windowStart'>): string {
  return `${spec.subscriptionId}/${spec.kind}/${spec.windowStart}`;
}
