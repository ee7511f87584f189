import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Config } from '../../../../platform/config/config.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { readOffersFile } from '../adapters/offers-file.js';
import { CatalogueRepository } from '../data/catalogue.repository.js';
import type { OfferEntity } from '../data/offer.entity.js';
import type { PlanEntity } from '../data/plan.entity.js';
import type { PlanVersionEntity } from '../data/plan-version.entity.js';
import type { CatalogueFile, OfferFile, PlanFile } from '../rules/catalogue-file.js';
import { effectivePolicies } from '../rules/policies.js';
import { SHIPPED_CATALOGUE } from '../shipped/offers.js';

interface Rows {
  offers: OfferEntity[];
  plans: PlanEntity[];
  versions: PlanVersionEntity[];
}

/** Loads the catalogue into an empty database. Afterwards the database rules: what an operator changed stays. */
@Injectable()
export class SeedCatalogue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CatalogueRepository,
    private readonly config: Config,
  ) {}

  /** True when this call loaded it. Several processes may start at once. */
  async run(): Promise<boolean> {
    const path = this.config.values.OFFERS_FILE;
    const file = path === null ? SHIPPED_CATALOGUE : await readOffersFile(path);
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.repository.lockForSeeding(tx);
      if (!(await this.repository.isEmpty(tx))) return false;
      const rows = rowsOf(file, tx.now);
      await this.repository.insert(tx, rows.offers, rows.plans, rows.versions);
      return true;
    });
  }
}

function rowsOf(file: CatalogueFile, now: Instant): Rows {
  const rows: Rows = { offers: [], plans: [], versions: [] };
  file.offers.forEach((offer, position) => {
    const { code, name, currency, policies } = offer;
    rows.offers.push({ code, name, currency, position, policies, createdAt: now });
    offer.plans.forEach((plan, planPosition) => {
      const id = newId(now);
      rows.plans.push({ id, code: plan.code, offerCode: code, position: planPosition, createdAt: now });
      rows.versions.push(firstVersion(id, offer, plan, now));
    });
  });
  return rows;
}

/** Every policy is written out, so that a later release with other defaults changes nothing that was sold. */
function firstVersion(planId: string, offer: OfferFile, plan: PlanFile, now: Instant): PlanVersionEntity {
  const custom = plan.custom ?? false;
  return {
    id: newId(now),
    planId,
    version: 1,
    name: plan.name,
    tier: plan.tier,
    custom,
    purchasable: plan.purchasable ?? !custom,
    monthlyVolume: plan.monthlyVolume,
    quotaMonthly: plan.quota.monthly,
    quotaDaily: plan.quota.daily,
    prices: plan.prices,
    addOns: plan.addOns ?? [],
    features: plan.features,
    policies: effectivePolicies(plan.policies ?? {}, offer.policies),
    validFromAt: now,
    createdAt: now,
  };
}
