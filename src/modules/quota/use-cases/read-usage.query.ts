import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Entitlement } from '../../billing/index.js';
import { QuotaWindowsRepository } from '../data/quota-windows.repository.js';
import { type QuotaWindowSpec, windowKey } from '../rules/window-kinds.js';
import { planWindowsAt } from '../rules/windows.js';

export interface WindowUsage {
  window: QuotaWindowSpec;
  used: number;
}
/** Null where the plan has no such limit. */
export interface QuotaUsage {
  monthly: WindowUsage | null;
  daily: WindowUsage | null;
}

@Injectable()
export class ReadUsage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: QuotaWindowsRepository,
  ) {}

  async of(scope: AccountScope, entitlement: Entitlement, now: Instant): Promise<QuotaUsage> {
    const counted = await this.windows(scope, planWindowsAt(entitlement, now));
    const usage = (kind: QuotaWindowSpec['kind']): WindowUsage | null =>
      counted.find(({ window }) => window.kind === kind) ?? null;
    return { monthly: usage('month'), daily: usage('day') };
  }

  /** The same windows with what is used of each. */
  async windows(scope: AccountScope, specs: readonly QuotaWindowSpec[]): Promise<WindowUsage[]> {
    if (specs.length === 0) return [];
    const used = await this.unitOfWork.run(scope, (tx) => this.repository.usedOf(tx, scope, specs));
    return specs.map((window) => ({ window, used: used.get(windowKey(window)) ?? 0 }));
  }
}
