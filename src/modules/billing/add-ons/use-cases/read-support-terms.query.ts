import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Catalogue, effectivePolicies } from '../../catalogue/index.js';
import { isInForce, SubscriptionsRepository } from '../../subscriptions/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { type SupportTerms, supportTermsOf } from '../rules/support-terms.js';

/** How support answers who has no plan: as the installation does a free one. */
const WITHOUT_PLAN = { tier: 'free', monthlyVolume: null, policies: effectivePolicies({}, {}) };

/** How support is reached under the plans that an account has now. */
@Injectable()
export class ReadSupportTerms {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly addOns: AddOnsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  /** Oldest plan first, never empty. One connection is enough; also as a worker. */
  async ofIn(tx: Tx, scope: AccountScope): Promise<SupportTerms[]> {
    const running = (await this.subscriptions.running(tx, scope)).filter((one) => isInForce(one, tx.now));
    if (running.length === 0) return [supportTermsOf(WITHOUT_PLAN, [])];
    const ids = [...new Set(running.map(({ planVersionId }) => planVersionId))];
    const plans = new Map((await this.catalogue.versionsIn(tx, ids)).map((plan) => [plan.versionId, plan]));
    const bought = await this.addOns.activeOf(tx, scope);
    return running.map(({ id, planVersionId }) => {
      const beside = bought.filter(({ subscriptionId }) => subscriptionId === id);
      return supportTermsOf(
        plans.get(planVersionId)!,
        beside.map(({ kind }) => kind),
      );
    });
  }
}
