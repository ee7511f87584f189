import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { CatalogueVersions } from './catalogue-versions.js';
import { type Affected, PlanMigrationsRepository } from '../data/plan-migrations.repository.js';
import { moveDate } from '../rules/move-date.js';
import type { MigrationNotice, PlanMigration } from '../rules/plan-migration.js';

const BATCH = 200;
/** Whoever comes by an old version later (by a late payment, by taking his own change back) is told within a day. */
const LOOK_AGAIN_MS = DAY_MS;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Tells everybody whom a migration concerns, once: the notice and its event are one transaction. When a migration was
 * withdrawn, it tells those again who had been told.
 */
@Injectable()
export class AnnounceMigrations implements DueSource, OnModuleInit {
  readonly name = 'announce-plan-migrations';
  readonly rank = RANK.billing;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly migrations: PlanMigrationsRepository,
    private readonly versions: CatalogueVersions,
    private readonly outbox: Outbox,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.migrations.unscopedNextDue();
  }

  async runDue(at: Instant): Promise<void> {
    for (const id of await this.migrations.unscopedDue(at)) {
      for (let after: string | null = FIRST_ID; after !== null;) after = await this.batch(id, after, at);
    }
  }

  /** Answers the last subscription that was told of; null when the migration is done with for now. */
  private batch(id: string, after: string, at: Instant): Promise<string | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const migration = await this.migrations.lock(tx, id);
      if (migration === null || migration.dueAt === null || migration.dueAt > at) return null;
      return migration.withdrawnAt === null
        ? this.announceIn(tx, migration, after, at)
        : this.takeBackIn(tx, migration, after);
    });
  }

  private async announceIn(tx: Tx, migration: PlanMigration, after: string, at: Instant): Promise<string | null> {
    const left = await this.versions.leftBy(tx, migration);
    const ids = [...left.keys()];
    const affected = await this.migrations.unscopedUntold(tx, migration.id, ids, after, BATCH);
    const notices = affected.map((one) => noticeOf(tx, migration, one, left.get(one.planVersionId)!));
    if (notices.length > 0) await this.migrations.insertNotices(tx, notices);
    for (const notice of notices) await this.publish(tx, 'subscription.plan_change_noticed.v1', notice);
    if (affected.length === BATCH) return affected[BATCH - 1]!.id;
    const goesOn = await this.migrations.unscopedHasHolders(tx, ids);
    const change = goesOn ? { dueAt: addMs(at, LOOK_AGAIN_MS) } : { dueAt: null, finishedAt: tx.now };
    await this.migrations.update(tx, migration.id, change);
    return null;
  }

  private async takeBackIn(tx: Tx, migration: PlanMigration, after: string): Promise<string | null> {
    const notices = await this.migrations.unscopedWithdraw(tx, migration.id, BATCH);
    for (const notice of notices) await this.publish(tx, 'subscription.plan_change_withdrawn.v1', notice);
    if (notices.length === BATCH) return after;
    await this.migrations.update(tx, migration.id, { dueAt: null });
    return null;
  }

  private publish(
    tx: Tx,
    name: 'subscription.plan_change_noticed.v1' | 'subscription.plan_change_withdrawn.v1',
    { id, accountId, subscriptionId }: MigrationNotice,
  ): Promise<void> {
    return this.outbox.publish(tx, name, {
      accountId,
      aggregateId: subscriptionId,
      payload: { subscriptionId, noticeId: id },
    });
  }
}

function noticeOf(tx: Tx, migration: PlanMigration, affected: Affected, zone: string): MigrationNotice {
  return {
    id: newId(tx.now),
    accountId: affected.accountId,
    migrationId: migration.id,
    subscriptionId: affected.id,
    fromVersionId: affected.planVersionId,
    toVersionId: migration.toVersionId,
    interval: affected.interval,
    effectiveAt: moveDate(affected, tx.now, migration.effectiveFrom, zone),
    noticedAt: tx.now,
    withdrawnAt: null,
  };
}
