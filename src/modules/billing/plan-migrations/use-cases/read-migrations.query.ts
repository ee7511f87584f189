import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { PlanMigrationsRepository } from '../data/plan-migrations.repository.js';
import type { PlanMigration } from '../rules/plan-migration.js';

export interface ReadMigration {
  migration: PlanMigration;
  to: Plan;
  /** Notices that were given, and those of them that were taken back. */
  sent: number;
  withdrawn: number;
}

@Injectable()
export class ReadMigrations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly migrations: PlanMigrationsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  page(planId: string, limit: number, before: string | null): Promise<ReadMigration[]> {
    return this.unitOfWork.runAsWorker(async (tx) =>
      this.completeIn(tx, await this.migrations.page(tx, planId, limit + 1, before)),
    );
  }

  /** Null when the plan has no such migration. */
  one(planId: string, id: string): Promise<ReadMigration | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const found = await this.migrations.find(tx, id);
      return found?.planId === planId ? this.oneIn(tx, found) : null;
    });
  }

  async oneIn(tx: Tx, migration: PlanMigration): Promise<ReadMigration> {
    return (await this.completeIn(tx, [migration]))[0]!;
  }

  private async completeIn(tx: Tx, migrations: PlanMigration[]): Promise<ReadMigration[]> {
    const plans = await this.catalogue.versionsIn(tx, [...new Set(migrations.map(({ toVersionId }) => toVersionId))]);
    const counts = await this.migrations.counts(
      tx,
      migrations.map(({ id }) => id),
    );
    return migrations.map((migration) => {
      const to = plans.find(({ versionId }) => versionId === migration.toVersionId);
      if (!to) throw new Error('a migration leads to a version that is gone');
      const { sent = 0, withdrawn = 0 } = counts.get(migration.id) ?? {};
      return { migration, to, sent, withdrawn };
    });
  }
}
