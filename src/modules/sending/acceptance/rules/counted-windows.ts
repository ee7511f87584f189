import type { Entitlement } from '../../../billing/index.js';
import type { QuotaWindowSpec } from '../../../quota/index.js';

/** A window in which the message counts, with what its plan does about it. */
export interface CountedWindow extends QuotaWindowSpec {
  warnAt: number | null;
  suspends: boolean;
}

/** Windows with what the plan does when they fill: warn past a share of them, rest until midnight. */
export function countedWindows(
  windows: readonly QuotaWindowSpec[],
  entitlement: Pick<Entitlement, 'onExceed' | 'warnAtPercent'>,
): CountedWindow[] {
  return windows.map((window) => {
    const sold = window.kind === 'day' || window.kind === 'month';
    const warn = sold ? entitlement.warnAtPercent[0] : undefined;
    return {
      ...window,
      warnAt: warn === undefined ? null : Math.floor((window.limit * warn) / 100),
      suspends: window.kind === 'day' && entitlement.onExceed === 'suspend',
    };
  });
}

/** True when judging again with `fresh` could end otherwise. */
export function windowsDiffer(judged: readonly CountedWindow[], fresh: readonly CountedWindow[]): boolean {
  const text = (windows: readonly CountedWindow[]) =>
    windows.map((w) => `${w.subscriptionId}/${w.kind}/${w.windowStart}/${w.limit}`).join();
  return text(judged) !== text(fresh);
}
