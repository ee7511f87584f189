import { Injectable } from '@nestjs/common';
import { cycleAt } from '../../../kernel/time/calendar.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { PlanChange, PlanChangedPart } from '../../billing/index.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import { raisesDay } from '../rules/raises-day.js';
import { planWindowsAt } from '../rules/windows.js';

/**
 * The windows that run take the limits of the new plan, and keep what was used. A day that rests goes on at once when
 * its limit rises.
 */
@Injectable()
export class FollowChangedPlan implements PlanChangedPart {
  readonly name = 'follow-changed-plan';

  constructor(private readonly windows: QuotaWindowsRepository) {}

  async planChangedIn(tx: Tx, { accountId, subscriptionId, before, after, zone, anchorAt }: PlanChange): Promise<void> {
    const cycle = cycleAt(anchorAt, tx.now, zone);
    const specs = planWindowsAt({ subscriptionId, accountId, free: false, quota: after, zone, cycle }, tx.now);
    await this.windows.follow(tx, specs);
    if (raisesDay(before, after)) await this.windows.wake(tx, { accountId, subscriptionId, now: tx.now });
  }
}
