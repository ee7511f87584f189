import type { Winner } from '../../authoring/index.js';

/** What became of one variant's sample; only what people did, not machines. */
export interface SampleResult {
  delivered: number;
  uniqueOpens: number;
  uniqueClicks: number;
  /** Unsubscribed or complained. */
  lost: number;
}

/** Below it chance decides, not the subject line. */
export const LEAST_DELIVERED = 20;

/**
 * The variant that its readers liked best: the share of those who got it and opened, or clicked. Of equals the one that did better
 * by the other measure, then the one that lost fewer readers, then the first. Where a variant reached fewer than 20, or nobody did
 * what is counted, nothing was learned: the first wins, and the answer says so.
 */
export function judgeTest(
  by: 'opens' | 'clicks',
  samples: readonly SampleResult[],
): Pick<Winner, 'variant' | 'reason'> {
  const [counted, other] =
    by === 'opens' ? (['uniqueOpens', 'uniqueClicks'] as const) : (['uniqueClicks', 'uniqueOpens'] as const);
  if (samples.some(({ delivered }) => delivered < LEAST_DELIVERED) || samples.every((sample) => sample[counted] === 0))
    return { variant: 0, reason: 'too_little_data' };
  const ranked = samples
    .map((sample, variant) => ({ sample, variant }))
    .sort(
      (a, b) =>
        compareShares(b.sample, a.sample, counted) ||
        compareShares(b.sample, a.sample, other) ||
        compareShares(a.sample, b.sample, 'lost') ||
        a.variant - b.variant,
    );
  const [first, second] = ranked as [(typeof ranked)[0], (typeof ranked)[0]];
  const reason = compareShares(first.sample, second.sample, counted) === 0 ? 'tie' : 'better';
  return { variant: first.variant, reason };
}

/** In whole numbers: shares that are equal are equal. */
function compareShares(a: SampleResult, b: SampleResult, key: 'uniqueOpens' | 'uniqueClicks' | 'lost'): number {
  return a[key] * b.delivered - b[key] * a.delivered;
}
