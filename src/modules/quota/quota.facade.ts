import { Injectable } from '@nestjs/common';
import type { Problem } from '../../kernel/problem.js';
import type { Instant } from '../../kernel/time/instant.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { BillingFacade, type Entitlement } from '../billing/index.js';
import { quotaProblems } from './quota.errors.js';
import { refusal, type RefusalKind } from './refusal.js';
import type { QuotaWindowSpec } from './rules/window-kinds.js';
import { windowsAt } from './rules/windows.js';
import { type QuotaUsage, ReadUsage } from './use-cases/read-usage.query.js';

/** What was used of what was sold. Acceptance takes the windows from here and counts in its own statement. */
@Injectable()
export class QuotaFacade {
  constructor(
    private readonly billing: BillingFacade,
    private readonly usage: ReadUsage,
  ) {}

  /** The windows a message accepted at `now` counts in, in the order in which a refusal names them. */
  windowsAt(entitlement: Entitlement, gate: { tier: number }, now: Instant): QuotaWindowSpec[] {
    return windowsAt(entitlement, gate, now);
  }

  /** The answer to a message for which `kind` has no room. */
  refusal(kind: RefusalKind, entitlement: Entitlement, gate: { tier: number }, now: Instant): Problem {
    return refusal(kind, entitlement, gate, now);
  }

  /** The answer to an account that has nothing to send with: `subscription_required` or `subscription_expired`. */
  async refusalWithoutSubscription(scope: AccountScope): Promise<Problem> {
    return quotaProblems[await this.billing.lackOf(scope)]();
  }

  /** Null when the subscription allows nothing now. */
  async usageOf(scope: AccountScope, subscriptionId: string, now: Instant): Promise<QuotaUsage | null> {
    const entitlement = (await this.billing.freshEntitlementsOf(scope.accountId)).find(
      (e) => e.subscriptionId === subscriptionId,
    );
    return entitlement ? this.usage.of(scope, entitlement, now) : null;
  }
}
