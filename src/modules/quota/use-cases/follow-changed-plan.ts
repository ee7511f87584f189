import { Injectable } from '@nestjs/common';
import { cycleAt } from '../../../kernel/time/calendar.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { PlanChange, PlanChangedPart } from '../../billing/index.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import { raisesDay } from '../rules/raises-day.js';
import { planWindowsAt } from '../rules/windows.js';

/**
 * The windows that run take the limits of the new plan, and keep what was used. A day that rests goes on at once when
 * its limit rises. A change by which a new period begins today, from month to year, begins a new cycle too: the running
 * month becomes its first one, with all that was used. So no change of plan is a second allowance, whatever is credited.
 */
@Injectable()
export class FollowChangedPlan implements PlanChangedPart {
  readonly name = 'follow-changed-plan';

  constructor(private readonly windows: QuotaWindowsRepository) {}

  async planChangedIn(tx: Tx, change: PlanChange): Promise<void> {
    const { accountId, subscriptionId, before, after, zone, anchorAt, anchorBefore = anchorAt } = change;
    const cycle = cycleAt(anchorAt, tx.now, zone);
    const cycleBefore = cycleAt(anchorBefore, tx.now, zone);
    if (cycleBefore.start !== cycle.start) {
      await this.windows.moveMonth(tx, { accountId, subscriptionId }, cycleBefore.start, cycle);
    }
    const specs = planWindowsAt({ subscriptionId, accountId, free: false, quota: after, zone, cycle }, tx.now);
    await this.windows.follow(tx, specs);
    if (raisesDay(before, after)) await this.windows.wake(tx, { accountId, subscriptionId, now: tx.now });
  }
}
