import { Injectable } from '@nestjs/common';
import { cycleAt } from '../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import type { Activation, ActivationPart } from '../../billing/index.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import { localDay } from '../rules/local-day.js';
import { planWindowsAt } from '../rules/windows.js';

/** When a paid subscription takes over from the free one, what was sent today counts on: buying is no second allowance. */
@Injectable()
export class CarryUseOfTheDay implements ActivationPart {
  readonly name = 'carry-use-of-the-day';

  constructor(private readonly windows: QuotaWindowsRepository) {}

  async activatedIn(tx: Tx, activation: Activation): Promise<void> {
    if (activation.replaces === null) return;
    const { accountId, subscriptionId, quota, zone } = activation;
    const day = localDay(tx.now, zone).windowStart;
    const used = await this.windows.lockUsedOfDay(tx, accountScope(accountId), activation.replaces, day);
    if (used === 0) return;
    const cycle = cycleAt(activation.anchorAt, tx.now, zone);
    const specs = planWindowsAt({ subscriptionId, accountId, free: false, quota, zone, cycle }, tx.now);
    await this.windows.openUsed(tx, specs, used);
  }
}
