import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Entitlement } from '../../billing/index.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import { cyclesOf, entryPosition, quotaEntries, type QuotaEntry } from '../rules/quota-entries.js';

/** The ledger of a subscription, computed from its windows: by cycle, or by day where only days are limited. */
@Injectable()
export class ListQuotaEntries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly windows: QuotaWindowsRepository,
    private readonly clock: Clock,
  ) {}

  /** Newest first, behind `after`; one more than `limit` when there is more. */
  async page(
    scope: AccountScope,
    entitlement: Entitlement,
    after: [number, number] | null,
    limit: number,
  ): Promise<QuotaEntry[]> {
    const { subscriptionId, quota, anchorAt, zone } = entitlement;
    const kind = quota.monthly === null ? 'day' : 'month';
    const opened = await this.unitOfWork.run(scope, (tx) => this.windows.history(tx, scope, subscriptionId, kind));
    const now = this.clock.now();
    const all = quotaEntries(
      quota.monthly === null ? opened : cyclesOf(anchorAt, zone, quota.monthly, opened, now),
      now,
    );
    const start = after === null ? 0 : all.findIndex((entry) => isBehind(entry, after));
    return start < 0 ? [] : all.slice(start, start + limit + 1);
  }
}

function isBehind(entry: QuotaEntry, [period, rank]: [number, number]): boolean {
  const [ownPeriod, ownRank] = entryPosition(entry);
  return ownPeriod < period || (ownPeriod === period && ownRank < rank);
}
