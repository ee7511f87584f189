import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Actor } from '../../../accounts/index.js';
import { PlanEntity, PlanVersionEntity } from '../../catalogue/index.js';

@Entity('plan_migrations')
@Index('plan_migrations_plan_idx', ['planId', 'id'])
@Index('plan_migrations_due_idx', { synchronize: false })
@Index('plan_migrations_one_open_idx', { synchronize: false })
export class PlanMigrationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_migrations_pkey' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @ManyToOne(() => PlanEntity)
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_migrations_plan_fkey' })
  plan?: PlanEntity;

  @Column({ name: 'to_version_id', type: 'uuid' })
  toVersionId: string;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'to_version_id', foreignKeyConstraintName: 'plan_migrations_version_fkey' })
  toVersion?: PlanVersionEntity;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: LocalDate;

  @Column({ name: 'notices_from_at', type: 'timestamptz', transformer: instantColumn })
  noticesFromAt: Instant;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'posted_by', type: 'jsonb' })
  postedBy: Actor;

  @Column({ name: 'posted_at', type: 'timestamptz', transformer: instantColumn })
  postedAt: Instant;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  dueAt: Instant | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  finishedAt: Instant | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  withdrawnAt: Instant | null;
}
