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
import { readValidFrom } from '../rules/valid-from.js';
import { SHIPPED_CATALOGUE } from '../shipped/offers.js';
import { planVersionRow } from './plan-version-row.js';

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
    for (const versions of versionsByCode(offer)) {
      const id = newId(now);
      const planPosition = rows.plans.filter(({ offerCode }) => offerCode === code).length;
      rows.plans.push({ id, code: versions[0]!.code, offerCode: code, position: planPosition, createdAt: now });
      rows.versions.push(...versionRows(id, offer, versions, now));
    }
  });
  return rows;
}

/** Entries of one code are versions of one plan. */
function versionsByCode({ plans }: OfferFile): PlanFile[][] {
  const codes = [...new Set(plans.map(({ code }) => code))];
  return codes.map((code) => plans.filter((plan) => plan.code === code));
}

function versionRows(planId: string, offer: OfferFile, versions: PlanFile[], now: Instant): PlanVersionEntity[] {
  const zone = effectivePolicies({}, offer.policies)['quota.timezone'];
  return versions.map((plan, i) => {
    const validFrom = plan.validFrom === undefined ? now : readValidFrom(plan.validFrom, zone);
    if (validFrom === null) throw new Error(`plan ${plan.code} begins on a day that is none`);
    return planVersionRow(plan, { planId, version: i + 1, offerPolicies: offer.policies, validFrom, now });
  });
}
