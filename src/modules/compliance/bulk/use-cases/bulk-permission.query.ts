import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { BillingFacade, Catalogue } from '../../../billing/index.js';
import { BulkGate } from '../../../sending/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import { type BulkPlan, type BulkVerdict, judgeBulk } from '../rules/bulk-plans.js';

/** Whether an account may send promotional mail to many, and with which plans it could. */
@Injectable()
export class BulkPermission {
  constructor(
    private readonly billing: BillingFacade,
    private readonly catalogue: Catalogue,
    gate: BulkGate,
  ) {
    gate.register((scope) => this.require(scope));
  }

  async of({ accountId }: AccountScope): Promise<BulkVerdict> {
    const sold = await this.billing.freshEntitlementsOf(accountId);
    return judgeBulk(sold, await this.catalogue.plans());
  }

  /** @throws 403 `bulk_not_allowed` with the plans that allow it */
  async require(scope: AccountScope): Promise<void> {
    const verdict = await this.of(scope);
    if (verdict.allowed) return;
    throw complianceProblems.bulk_not_allowed({ extra: { alternatives: verdict.alternatives.map(presentBulkPlan) } });
  }
}

export function presentBulkPlan({ planId, offer, name }: BulkPlan): BulkPlan {
  return { planId: wireId(WIRE_PREFIXES.plan, planId), offer, name };
}
