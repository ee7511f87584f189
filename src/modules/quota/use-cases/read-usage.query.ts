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
    private readonly windows: QuotaWindowsRepository,
  ) {}

  async of(scope: AccountScope, entitlement: Entitlement, now: Instant): Promise<QuotaUsage> {
    const specs = planWindowsAt(entitlement, now);
    if (specs.length === 0) return { monthly: null, daily: null };
    const used = await this.unitOfWork.run(scope, (tx) => this.windows.usedOf(tx, scope, specs));
    const usage = (kind: QuotaWindowSpec['kind']): WindowUsage | null => {
      const window = specs.find((spec) => spec.kind === kind);
      return window ? { window, used: used.get(windowKey(window)) ?? 0 } : null;
    };
    return { monthly: usage('month'), daily: usage('day') };
  }
}
