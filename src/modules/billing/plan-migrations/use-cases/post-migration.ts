import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isCalendarDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { catalogueProblems, ManagePlans, type Plan } from '../../catalogue/index.js';
import { PlanMigrationsRepository } from '../data/plan-migrations.repository.js';
import { judgeMigration, type MigrationVerdict } from '../rules/judge-migration.js';
import { noticesFrom } from '../rules/move-date.js';
import type { PlanMigration } from '../rules/plan-migration.js';
import { migrationProblems } from '../plan-migrations.errors.js';
import type { ReadMigration } from './read-migrations.query.js';

export interface MigrationPosting {
  planId: string;
  toPlanId: string | null;
  toVersion: number | undefined;
  effectiveFrom: LocalDate;
  reason: string;
  actor: Actor;
}

/** Staff decide that those who have older versions of a plan move on. Nothing happens before everybody was told (D-17). */
@Injectable()
export class PostMigration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: ManagePlans,
    private readonly migrations: PlanMigrationsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  async run(posting: MigrationPosting, keep: BeforeCommit<ReadMigration>): Promise<ReadMigration> {
    const versions = await this.plans.versionsOf(posting.planId);
    if (versions.length === 0) throw platformProblems.not_found();
    const otherPlan = await this.otherPlan(posting);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const to = this.allowed(tx, posting, versions, otherPlan);
      if ((await this.migrations.open(tx, posting.planId)) !== null) throw migrationProblems.plan_migration_exists();
      const migration = posted(tx, posting, to);
      await this.migrations.insert(tx, migration);
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'plan.migration_posted',
        actor: posting.actor,
        target: { type: 'plan', id: wireId(WIRE_PREFIXES.plan, posting.planId) },
        changes: { to: to.code, version: to.version, effectiveFrom: posting.effectiveFrom, reason: posting.reason },
      });
      const read = { migration, to, sent: 0, withdrawn: 0 };
      await keep(tx, read);
      return read;
    });
  }

  private async otherPlan({ toPlanId, planId, toVersion }: MigrationPosting): Promise<Plan[] | undefined> {
    if (toPlanId === null || toPlanId === planId) return undefined;
    if (toVersion !== undefined) throw platformProblems.validation_failed(fault('toVersion', 'not_allowed'));
    const versions = await this.plans.versionsOf(toPlanId);
    if (versions.length === 0) throw platformProblems.reference_not_found(fault('toPlanId', 'reference_not_found'));
    return versions.reverse();
  }

  private allowed(tx: Tx, posting: MigrationPosting, versions: Plan[], otherPlan: Plan[] | undefined): Plan {
    const { effectiveFrom, toVersion } = posting;
    if (!isCalendarDate(effectiveFrom)) {
      throw platformProblems.validation_failed(fault('effectiveFrom', 'wrong_format'));
    }
    const verdict = judgeMigration([...versions].reverse(), { effectiveFrom, toVersion, otherPlan }, tx.now);
    if (verdict.kind === 'refused') throw problemOf(verdict.code);
    return verdict.to;
  }
}

function problemOf(code: Extract<MigrationVerdict, { kind: 'refused' }>['code']): Error {
  switch (code) {
    case 'too_early':
      return platformProblems.validation_failed(fault('effectiveFrom', 'too_early'));
    case 'unknown_version':
      return platformProblems.reference_not_found(fault('toVersion', 'reference_not_found'));
    case 'plan_of_other_offer':
      return catalogueProblems.plan_of_other_offer();
    case 'interval_not_sold':
    case 'nothing_to_migrate':
    case 'plan_not_migratable':
      return migrationProblems[code]();
  }
}

function posted(tx: Tx, { planId, effectiveFrom, reason, actor }: MigrationPosting, to: Plan): PlanMigration {
  const noticesFromAt = noticesFrom(effectiveFrom, tx.now, to.policies['quota.timezone']);
  return {
    id: newId(tx.now),
    planId,
    toVersionId: to.versionId,
    effectiveFrom,
    noticesFromAt,
    reason,
    postedBy: actor,
    postedAt: tx.now,
    dueAt: noticesFromAt,
    finishedAt: null,
    withdrawnAt: null,
  };
}

function fault(field: string, code: string) {
  return { errors: [{ field, code, message: '' }] };
}
