import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { type Interval, PlanVersionEntity } from '../../catalogue/index.js';
import { PlanMigrationEntity } from './plan-migration.entity.js';

/** That, and when, a customer was told; it holds for the version and the interval he had then. */
@Entity('plan_migration_notices')
@Index('plan_migration_notices_subscription_idx', ['accountId', 'subscriptionId', 'id'])
@Index('plan_migration_notices_standing_idx', { synchronize: false })
@Unique('plan_migration_notices_once_key', ['migrationId', 'subscriptionId', 'fromVersionId', 'interval'])
@Check('plan_migration_notices_interval_check', `interval in ('month', 'year')`)
export class PlanMigrationNoticeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_migration_notices_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'migration_id', type: 'uuid' })
  migrationId: string;

  @ManyToOne(() => PlanMigrationEntity)
  @JoinColumn({ name: 'migration_id', foreignKeyConstraintName: 'plan_migration_notices_migration_fkey' })
  migration?: PlanMigrationEntity;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  @Column({ name: 'from_version_id', type: 'uuid' })
  fromVersionId: string;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'from_version_id', foreignKeyConstraintName: 'plan_migration_notices_from_fkey' })
  fromVersion?: PlanVersionEntity;

  @Column({ name: 'to_version_id', type: 'uuid' })
  toVersionId: string;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'to_version_id', foreignKeyConstraintName: 'plan_migration_notices_to_fkey' })
  toVersion?: PlanVersionEntity;

  @Column({ type: 'text' })
  interval: Interval;

  @Column({ name: 'effective_at', type: 'timestamptz', transformer: instantColumn })
  effectiveAt: Instant;

  @Column({ name: 'noticed_at', type: 'timestamptz', transformer: instantColumn })
  noticedAt: Instant;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  withdrawnAt: Instant | null;
}
