import { Injectable } from '@nestjs/common';
import type { Problem } from '../../kernel/problem.js';
import type { Instant } from '../../kernel/time/instant.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { BillingFacade, type Entitlement } from '../billing/index.js';
import { quotaProblems } from './quota.errors.js';
import { limitKindOf, refusal, type RefusalKind } from './refusal.js';
import { plainCaps } from './rules/tiers.table.js';
import { type TierGate, type Unlock, unlocksOf } from './rules/unlocks.js';
import { estimate, ratePerHour, type SendingEstimate, startBehind } from './rules/pace.js';
import type { QuotaWindowSpec } from './rules/window-kinds.js';
import { windowsAt } from './rules/windows.js';
import type { WindowReport } from './rules/window-report.js';
import { ReadWindow } from './use-cases/read-window.query.js';
import { type QuotaUsage, ReadUsage } from './use-cases/read-usage.query.js';

/** A window with its use, under the name that a refusal gives it. */
export interface Limit extends QuotaWindowSpec {
  used: number;
  limitKind: string;
}

/** What was used of what was sold. Acceptance takes the windows from here and counts in its own statement. */
@Injectable()
export class QuotaFacade {
  constructor(
    private readonly billing: BillingFacade,
    private readonly usage: ReadUsage,
    private readonly reports: ReadWindow,
  ) {}

  /** The windows a message accepted at `now` counts in, in the order in which a refusal names them. */
  windowsAt(entitlement: Entitlement, gate: { tier: number }, now: Instant): QuotaWindowSpec[] {
    return windowsAt(entitlement, gate, now);
  }

  /** Messages an hour at `now`: what staff set, else the best of the subscriptions that are valid then; null: no limit. */
  rateOf(byStaff: number | null, entitlements: readonly Entitlement[], now: Instant): number | null {
    const valid = entitlements.filter(({ validUntil }) => validUntil === null || validUntil > now);
    return ratePerHour(
      byStaff,
      valid.map((entitlement) => entitlement.ratePerHour),
    );
  }

  /** How long so many recipients take, behind those that wait already. */
  estimate(
    recipients: number,
    rate: number | null,
    { waiting, paidUntil }: { waiting: number; paidUntil: Instant | null },
    now: Instant,
  ): SendingEstimate {
    return estimate(recipients, rate, startBehind(waiting, rate, paidUntil, now));
  }

  /** The answer to a message for which `kind` has no room. */
  refusal(
    kind: RefusalKind,
    entitlement: Entitlement,
    gate: TierGate,
    now: Instant,
    used: number | null = null,
  ): Problem {
    return refusal(kind, entitlement, gate, now, used);
  }

  /** What a tier allows by itself, and the ways to the next one. */
  tierOf(gate: TierGate, free: boolean): { perHour: number | null; perDay: number | null; unlocks: Unlock[] } {
    return { ...plainCaps(gate.tier, free), unlocks: unlocksOf(gate, free) };
  }

  /** Everything that limits a message now, the plan's windows and the tier's, with what is used of each. */
  async limitsOf(scope: AccountScope, entitlement: Entitlement, gate: TierGate, now: Instant): Promise<Limit[]> {
    const counted = await this.usage.windows(scope, windowsAt(entitlement, gate, now));
    return counted.map(({ window, used }) => ({ ...window, used, limitKind: limitKindOf(window.kind) }));
  }

  /** What a mail tells of a window that warned or suspended. */
  reportOf(scope: AccountScope, windowId: number): Promise<WindowReport | null> {
    return this.reports.report(scope, windowId);
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
