import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { catalogueProblems } from '../catalogue.errors.js';
import { CatalogueRepository } from '../data/catalogue.repository.js';
import type { PlanFile } from '../rules/catalogue-file.js';
import { isFree, type Plan } from '../rules/plan.js';
import { beginOf } from '../rules/valid-from.js';
import { Catalogue } from './catalogue.js';
import { planVersionRow } from './plan-version-row.js';

/** Adds to the catalogue. Nothing that was sold changes: a running term keeps its version (D-10, D-17). */
@Injectable()
export class ManagePlans {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CatalogueRepository,
    private readonly catalogue: Catalogue,
    private readonly accounts: AccountsFacade,
  ) {}

  /** The newest version of every plan, also of those that begin later, in the catalogue's order. */
  plans(): Promise<Plan[]> {
    return this.unitOfWork.runAsWorker((tx) => this.repository.plansIn(tx));
  }

  /** Newest first; empty when there is no such plan. */
  versionsOf(planId: string): Promise<Plan[]> {
    return this.unitOfWork.runAsWorker(async (tx) => (await this.repository.versionsOfIn(tx, planId)).reverse());
  }

  async addPlan(offer: string, plan: PlanFile, actor: Actor, keep: BeforeCommit<Plan>): Promise<Plan> {
    return this.changing(async (tx) => {
      const policies = await this.repository.lockOffer(tx, offer);
      if (policies === null) throw platformProblems.reference_not_found(fault('offer', 'reference_not_found'));
      const others = await this.repository.plansIn(tx);
      if (others.some(({ code }) => code === plan.code)) throw catalogueProblems.plan_exists();
      const ofOffer = others.filter((other) => other.offer === offer);
      if (isFree(plan) && ofOffer.some(isFree)) throw catalogueProblems.offer_has_free_plan();
      const validFrom = this.begin(tx, plan, policies);
      const id = newId(tx.now);
      const position = Math.max(-1, ...ofOffer.map((other) => other.position)) + 1;
      const row = planVersionRow(plan, { planId: id, version: 1, offerPolicies: policies, validFrom, now: tx.now });
      await this.repository.insert(
        tx,
        [],
        [{ id, code: plan.code, offerCode: offer, position, createdAt: tx.now }],
        [row],
      );
      return this.announced(tx, row.id, 'plan.added', actor, keep);
    });
  }

  async addVersion(planId: string, plan: PlanFile, actor: Actor, keep: BeforeCommit<Plan>): Promise<Plan> {
    return this.changing(async (tx) => {
      await this.repository.lockPlan(tx, planId);
      const last = (await this.repository.versionsOfIn(tx, planId)).at(-1);
      if (last === undefined) throw platformProblems.not_found();
      const policies = (await this.repository.offerPoliciesIn(tx, last.offer)) ?? {};
      this.requireSameKind(last, plan);
      const validFrom = this.begin(tx, plan, policies);
      if (validFrom <= last.validFrom) throw catalogueProblems.plan_version_overlaps();
      const version = last.version + 1;
      const row = planVersionRow(plan, { planId, version, offerPolicies: policies, validFrom, now: tx.now });
      await this.repository.insert(tx, [], [], [row]);
      return this.announced(tx, row.id, 'plan.version_added', actor, keep);
    });
  }

  /** What a plan is to those who have it: what costs nothing, or is sold on quotation, never becomes something else. */
  private requireSameKind(last: Plan, plan: PlanFile): void {
    const errors = [
      ...(plan.code === last.code ? [] : fault('code').errors),
      ...(isFree(plan) === isFree(last) ? [] : fault('tier').errors),
      ...((plan.custom ?? false) === last.custom ? [] : fault('custom').errors),
    ];
    if (errors.length > 0) throw platformProblems.validation_failed({ errors });
  }

  private begin(tx: Tx, { validFrom }: PlanFile, policies: Partial<Plan['policies']>): Instant {
    const begin = beginOf(validFrom, policies, tx.now);
    if (typeof begin === 'string') throw platformProblems.validation_failed(fault('validFrom', begin));
    return begin;
  }

  private async announced(
    tx: Tx,
    versionId: string,
    action: string,
    actor: Actor,
    keep: BeforeCommit<Plan>,
  ): Promise<Plan> {
    const plan = (await this.repository.versionsIn(tx, [versionId]))[0]!;
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target: { type: 'plan', id: wireId(WIRE_PREFIXES.plan, plan.id) },
      changes: { code: plan.code, version: plan.version, validFrom: toIso(plan.validFrom) },
    });
    await keep(tx, plan);
    return plan;
  }

  private async changing(change: (tx: Tx) => Promise<Plan>): Promise<Plan> {
    const plan = await this.unitOfWork.runAsWorker(change);
    this.catalogue.invalidate();
    return plan;
  }
}

function fault(field: string, code = 'not_allowed'): { errors: { field: string; code: string; message: string }[] } {
  return { errors: [{ field, code, message: '' }] };
}
