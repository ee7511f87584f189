import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import type { Suspension, WindowReport } from '../rules/window-report.js';

/** What single windows say about themselves. */
@Injectable()
export class ReadWindow {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly windows: QuotaWindowsRepository,
  ) {}

  /** Null for the caps of a tier, and for windows that are gone. */
  report(scope: AccountScope, windowId: number): Promise<WindowReport | null> {
    return this.unitOfWork.run(scope, (tx) => this.windows.report(tx, scope, windowId));
  }

  /** The subscriptions that rest now, by id. */
  suspensions(scope: AccountScope, now: Instant): Promise<Map<string, Suspension>> {
    return this.unitOfWork.run(scope, (tx) => this.suspensionsIn(tx, scope, now));
  }

  async suspensionsIn(tx: Tx, scope: AccountScope, now: Instant): Promise<Map<string, Suspension>> {
    const rows = await this.windows.suspended(tx, scope, now);
    return new Map(
      rows.map(({ subscriptionId, since, until }) => [subscriptionId, { reason: 'daily_quota', since, until }]),
    );
  }
}
