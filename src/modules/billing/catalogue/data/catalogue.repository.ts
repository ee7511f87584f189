import { Injectable } from '@nestjs/common';
import { parseAmount } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Offer, Plan } from '../rules/plan.js';
import { effectivePolicies } from '../rules/policies.js';
import { OfferEntity } from './offer.entity.js';
import { PlanEntity } from './plan.entity.js';
import { PlanVersionEntity } from './plan-version.entity.js';

const VERSIONS = `select v.*, p.code, p.offer_code, p.position, o.policies as offer_policies, o.currency
  from plan_versions v join plans p on p.id = v.plan_id join offers o on o.code = p.offer_code`;

interface VersionRow {
  id: string;
  plan_id: string;
  code: string;
  offer_code: string;
  version: number;
  name: string;
  tier: string;
  custom: boolean;
  purchasable: boolean;
  position: number;
  monthly_volume: number | null;
  quota_monthly: number | null;
  quota_daily: number | null;
  prices: PlanVersionEntity['prices'];
  add_ons: PlanVersionEntity['addOns'];
  features: Plan['features'];
  policies: PlanVersionEntity['policies'];
  offer_policies: Offer['policies'];
  currency: 'EUR';
  valid_from_at: Plan['validFrom'];
}

/** The catalogue belongs to nobody, so nothing here names an account. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  offers(): Promise<Offer[]> {
    return this.unitOfWork.readAsWorker<Offer>(
      'select code, name, currency, position, policies from offers order by position',
    );
  }

  /** Every version of every plan, oldest first. */
  async versions(): Promise<Plan[]> {
    const rows = await this.unitOfWork.readAsWorker<VersionRow>(
      `${VERSIONS} order by o.position, p.position, v.version`,
    );
    return rows.map(toPlan);
  }

  async allVersionsIn(tx: Tx): Promise<Plan[]> {
    return (await tx.query<VersionRow>(`${VERSIONS} order by o.position, p.position, v.version`)).map(toPlan);
  }

  /** Oldest first. */
  async versionsOfIn(tx: Tx, planId: string): Promise<Plan[]> {
    return (await tx.query<VersionRow>(`${VERSIONS} where v.plan_id = $1 order by v.version`, [planId])).map(toPlan);
  }

  /** Every plan in its newest version. */
  async plansIn(tx: Tx): Promise<Plan[]> {
    const newest = new Map((await this.allVersionsIn(tx)).map((plan) => [plan.id, plan]));
    return [...newest.values()];
  }

  /** Plans of an offer are added one after the other, versions of a plan too. */
  async lockOffer(tx: Tx, code: string): Promise<Offer['policies'] | null> {
    const sql = 'select policies from offers where code = $1 for update';
    return (await tx.query<Pick<Offer, 'policies'>>(sql, [code]))[0]?.policies ?? null;
  }

  async lockPlan(tx: Tx, planId: string): Promise<void> {
    await tx.query('select 1 from plans where id = $1 for update', [planId]);
  }

  async versionsIn(tx: Tx, ids: string[]): Promise<Plan[]> {
    return (await tx.query<VersionRow>(`${VERSIONS} where v.id = any($1)`, [ids])).map(toPlan);
  }

  async offerPoliciesIn(tx: Tx, code: string): Promise<Offer['policies'] | null> {
    const rows = await tx.query<Pick<Offer, 'policies'>>('select policies from offers where code = $1', [code]);
    return rows[0]?.policies ?? null;
  }

  async isEmpty(tx: Tx): Promise<boolean> {
    return (await tx.query('select 1 from offers limit 1')).length === 0;
  }

  async insert(tx: Tx, offers: OfferEntity[], plans: PlanEntity[], versions: PlanVersionEntity[]): Promise<void> {
    await tx.manager.insert(OfferEntity, offers);
    await tx.manager.insert(PlanEntity, plans);
    await tx.manager.insert(PlanVersionEntity, versions);
  }

  /** Only one process seeds at a time; the lock ends with the transaction. */
  async lockForSeeding(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
  }
}

const SEED_LOCK = 7_023_101;

function toPlan(row: VersionRow): Plan {
  const price = (amount: string) => {
    const money = parseAmount(amount, row.currency);
    if (money === null) throw new Error(`plan ${row.code} has an amount that is none`);
    return money;
  };
  return {
    id: row.plan_id,
    versionId: row.id,
    code: row.code,
    offer: row.offer_code,
    version: row.version,
    name: row.name,
    tier: row.tier,
    custom: row.custom,
    position: row.position,
    purchasable: row.purchasable,
    monthlyVolume: row.monthly_volume,
    quota: { monthly: row.quota_monthly, daily: row.quota_daily },
    prices: row.prices.map(({ interval, amount }) => ({ interval, price: price(amount) })),
    addOns: row.add_ons.map(({ kind, amount, period }) => ({ kind, price: price(amount), period })),
    features: row.features,
    policies: effectivePolicies(row.policies, row.offer_policies),
    validFrom: row.valid_from_at,
  };
}
