import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Subscription } from '../../subscriptions/index.js';
import type { MigrationNotice, PlanMigration } from '../rules/plan-migration.js';
import { PlanMigrationEntity } from './plan-migration.entity.js';
import { PlanMigrationNoticeEntity } from './plan-migration-notice.entity.js';

/** A notice with the reason that staff gave. */
export type StandingNotice = MigrationNotice & { reason: string };

export interface NoticeCounts {
  migrationId: string;
  sent: number;
  withdrawn: number;
}

/** A subscription that somebody has to be told about. */
export type Affected = Pick<Subscription, 'id' | 'accountId' | 'planVersionId' | 'interval' | 'anchorAt'> & {
  termEndAt: Instant;
};

const NOTICE = `n.id, n.account_id as "accountId", n.migration_id as "migrationId", n.subscription_id as "subscriptionId",
  n.from_version_id as "fromVersionId", n.to_version_id as "toVersionId", n.interval, n.effective_at as "effectiveAt",
  n.noticed_at as "noticedAt", n.withdrawn_at as "withdrawnAt"`;

/** Locked against changes until the notice is written: it must name what the subscription is. */
const UNTOLD = `select s.id, s.account_id as "accountId", s.plan_version_id as "planVersionId", s.interval, s.anchor_at as "anchorAt",
    s.term_end_at as "termEndAt"
  from subscriptions s where s.plan_version_id = any($2::uuid[]) and s.id > $3 and s.status in ('active', 'past_due')
    and s.term_end_at is not null and s.auto_renew and s.scheduled_plan_version_id is null
    and not exists (select 1 from plan_migration_notices n where n.migration_id = $1 and n.subscription_id = s.id
      and n.from_version_id = s.plan_version_id and n.interval = s.interval)
  order by s.id limit $4 for share of s`;
/** Whoever has moved, changed or left meanwhile, or is being renewed, is not told that everything stays as it is. */
const WITHDRAW = `with taken as (select n.id from plan_migration_notices n join subscriptions s on s.id = n.subscription_id
    where n.migration_id = $1 and n.withdrawn_at is null and n.effective_at > $3 and s.plan_version_id = n.from_version_id
      and s.interval = n.interval and s.status in ('active', 'past_due')
    order by n.id limit $2 for update of n)
  update plan_migration_notices n set withdrawn_at = $3 from taken where n.id = taken.id returning ${NOTICE}`;
const STANDING = `select ${NOTICE}, m.reason from plan_migration_notices n join plan_migrations m on m.id = n.migration_id
  where n.account_id = any($1::uuid[]) and n.subscription_id = any($2::uuid[]) and n.withdrawn_at is null
    and m.withdrawn_at is null order by n.id`;
const HOLDERS = `select 1 from subscriptions where plan_version_id = any($1::uuid[]) and not free and granted_by is null
  and status in ('pending_payment', 'active', 'past_due', 'expired') limit 1`;

@Injectable()
export class PlanMigrationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, migration: PlanMigration): Promise<void> {
    await tx.manager.insert(PlanMigrationEntity, migration);
  }

  async update(tx: Tx, id: string, change: Partial<Pick<PlanMigration, 'dueAt' | 'finishedAt' | 'withdrawnAt'>>) {
    await tx.manager.update(PlanMigrationEntity, { id }, change);
  }

  /** The one that neither is over nor was withdrawn. */
  open(tx: Tx, planId: string): Promise<PlanMigration | null> {
    return tx.manager.findOneBy(PlanMigrationEntity, { planId, finishedAt: IsNull(), withdrawnAt: IsNull() });
  }

  find(tx: Tx, id: string): Promise<PlanMigration | null> {
    return tx.manager.findOneBy(PlanMigrationEntity, { id });
  }

  lock(tx: Tx, id: string): Promise<PlanMigration | null> {
    return tx.manager.findOne(PlanMigrationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, planId: string, limit: number, before: string | null): Promise<PlanMigration[]> {
    return tx.manager.find(PlanMigrationEntity, {
      where: { planId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async unscopedNextDue(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(due_at) as at from plan_migrations where due_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  async unscopedDue(at: Instant): Promise<string[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(
      'select id from plan_migrations where due_at <= $1 order by due_at, id',
      [toDate(at)],
    );
    return rows.map(({ id }) => id);
  }

  /** Subscriptions under these versions whose customers do not know yet, by id, from `after` on. */
  unscopedUntold(tx: Tx, migrationId: string, versionIds: string[], after: string, limit: number): Promise<Affected[]> {
    return tx.query<Affected>(UNTOLD, [migrationId, versionIds, after, limit]);
  }

  async unscopedHasHolders(tx: Tx, versionIds: string[]): Promise<boolean> {
    return (await tx.query(HOLDERS, [versionIds])).length > 0;
  }

  async insertNotices(tx: Tx, notices: MigrationNotice[]): Promise<void> {
    await tx.manager.insert(PlanMigrationNoticeEntity, notices);
  }

  /** Takes up to `limit` notices back that have not taken effect. */
  unscopedWithdraw(tx: Tx, migrationId: string, limit: number): Promise<MigrationNotice[]> {
    return tx.query(WITHDRAW, [migrationId, limit, toDate(tx.now)]);
  }

  notice(tx: Tx, { accountId }: AccountScope, id: string): Promise<MigrationNotice | null> {
    return tx.manager.findOneBy(PlanMigrationNoticeEntity, { accountId, id });
  }

  /** Whether any notice may stand at all. */
  async unscopedAny(): Promise<boolean> {
    const rows = await this.unitOfWork.readAsWorker('select 1 from plan_migrations where withdrawn_at is null limit 1');
    return rows.length > 0;
  }

  /** Notices that were not taken back, oldest first, for subscriptions of these accounts. */
  unscopedStanding(accountIds: string[], subscriptionIds: string[]): Promise<StandingNotice[]> {
    return this.unitOfWork.readAsWorker<StandingNotice>(STANDING, [accountIds, subscriptionIds]);
  }

  async counts(tx: Tx, migrationIds: string[]): Promise<Map<string, NoticeCounts>> {
    const rows = await tx.query<NoticeCounts>(
      `select migration_id as "migrationId", count(*)::int as sent, count(withdrawn_at)::int as withdrawn
       from plan_migration_notices where migration_id = any($1::uuid[]) group by migration_id`,
      [migrationIds],
    );
    return new Map(rows.map((row) => [row.migrationId, row]));
  }
}
