import type { Money } from '../../../../kernel/money.js';
import type { Cycle } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type LineRequest, netOfAll } from '../../invoices/index.js';
import { type Effective, firstTerm, judgeChange, periodDays, type Subscription } from '../../subscriptions/index.js';
import { newPeriodLines, upgradeLine } from './bill-lines.js';

export interface ChangeWish {
  plan: Plan;
  interval: Interval;
  effective?: Effective;
}

/** What a change does and costs: the same for who asks and for who does it. */
export type PlannedChange =
  | { kind: 'scheduled'; effectiveAt: Instant }
  | { kind: 'now'; effectiveAt: Instant; lines: LineRequest[]; net: Money; period: Cycle; startsNewPeriod: boolean }
  | { kind: 'refused'; code: Extract<ReturnType<typeof judgeChange>, { kind: 'refused' }>['code'] };

/** `running` is a paid subscription inside its term. */
export function planChange(
  running: { subscription: Subscription; plan: Plan },
  wish: ChangeWish,
  now: Instant,
): PlannedChange {
  const { subscription, plan } = running;
  const before = { plan, interval: subscription.interval };
  const after = { plan: wish.plan, interval: wish.interval };
  const verdict = judgeChange(before, after, wish.effective);
  if (verdict.kind === 'refused') return verdict;
  const term = { start: subscription.termStartAt!, end: subscription.termEndAt! };
  if (verdict.effective === 'period_end') return { kind: 'scheduled', effectiveAt: term.end };
  const zone = plan.policies['quota.timezone'];
  const days = periodDays(term, now, zone);
  const lines = verdict.startsNewPeriod
    ? newPeriodLines(subscription.id, before, after, days)
    : [upgradeLine(subscription.id, before, after, days)];
  const period = verdict.startsNewPeriod ? firstTerm(now, wish.interval, zone) : term;
  const { startsNewPeriod } = verdict;
  return { kind: 'now', effectiveAt: now, lines, net: netOfAll(lines), period, startsNewPeriod };
}
