import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { PlanMigrationsRepository } from '../data/plan-migrations.repository.js';
import { migrationProblems } from '../plan-migrations.errors.js';
import { type ReadMigration, ReadMigrations } from './read-migrations.query.js';

/** Takes a migration back: at once for renewals, and by mail for those who were told. Who has moved stays where he is. */
@Injectable()
export class WithdrawMigration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly migrations: PlanMigrationsRepository,
    private readonly reading: ReadMigrations,
    private readonly accounts: AccountsFacade,
  ) {}

  /** Asked twice, it is one. */
  run(planId: string, id: string, actor: Actor): Promise<ReadMigration> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const migration = await this.migrations.lock(tx, id);
      if (migration?.planId !== planId) throw platformProblems.not_found();
      if (migration.finishedAt !== null) throw migrationProblems.plan_migration_over();
      if (migration.withdrawnAt !== null) return this.reading.oneIn(tx, migration);
      const change = { withdrawnAt: tx.now, dueAt: tx.now };
      await this.migrations.update(tx, id, change);
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'plan.migration_withdrawn',
        actor,
        target: { type: 'plan', id: wireId(WIRE_PREFIXES.plan, planId) },
        changes: { effectiveFrom: migration.effectiveFrom, reason: migration.reason },
      });
      return this.reading.oneIn(tx, { ...migration, ...change });
    });
  }
}
