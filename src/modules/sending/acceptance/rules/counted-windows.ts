import type { Entitlement } from '../../../billing/index.js';
import type { QuotaWindowSpec } from '../../../quota/index.js';

/** A window in which the message counts, with what its plan does about it. */
export interface CountedWindow extends QuotaWindowSpec {
  /** A warning goes out when the use rises above one of these. */
  warnAt: number[];
  suspends: boolean;
}

/** Windows with what the plan does when they fill: warn past shares of them (R-020, D-04), rest until midnight. */
export function countedWindows(
  windows: readonly QuotaWindowSpec[],
  entitlement: Pick<Entitlement, 'onExceed' | 'warnAtPercent'>,
): CountedWindow[] {
  return windows.map((window) => {
    const sold = window.kind === 'day' || window.kind === 'month';
    return {
      ...window,
      warnAt: sold ? entitlement.warnAtPercent.map((percent) => levelOf(window.limit, percent)) : [],
      suspends: window.kind === 'day' && entitlement.onExceed === 'suspend',
    };
  });
}

/** The last use that does not warn yet: a share is passed strictly (C-14), and the whole, which cannot be, when it is reached. */
function levelOf(limit: number, percent: number): number {
  return percent >= 100 ? limit - 1 : Math.floor((limit * percent) / 100);
}

/** True when judging again with `fresh` could end otherwise. */
export function windowsDiffer(judged: readonly CountedWindow[], fresh: readonly CountedWindow[]): boolean {
  const text = (windows: readonly CountedWindow[]) =>
    windows.map((w) => `${w.subscriptionId}/${w.kind}/${w.windowStart}/${w.limit}`).join();
  return text(judged) !== text(fresh);
}
