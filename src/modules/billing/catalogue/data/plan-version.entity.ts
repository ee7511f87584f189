import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { AddOnKind, FeatureValue, Interval } from '../rules/plan.js';
import type { Policies } from '../rules/policies.js';
import { PlanEntity } from './plan.entity.js';

/** Inserted once, never changed: the database refuses it. */
@Entity('plan_versions')
@Unique('plan_versions_number_key', ['planId', 'version'])
@Check('plan_versions_quota_check', 'quota_monthly > 0 and quota_daily > 0')
export class PlanVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_versions_pkey' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @ManyToOne(() => PlanEntity)
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_versions_plan_fkey' })
  plan?: PlanEntity;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  tier: string;

  @Column({ type: 'boolean' })
  custom: boolean;

  @Column({ type: 'boolean' })
  purchasable: boolean;

  @Column({ name: 'monthly_volume', type: 'integer', nullable: true })
  monthlyVolume: number | null;

  @Column({ name: 'quota_monthly', type: 'integer', nullable: true })
  quotaMonthly: number | null;

  @Column({ name: 'quota_daily', type: 'integer', nullable: true })
  quotaDaily: number | null;

  @Column({ type: 'jsonb' })
  prices: { interval: Interval; amount: string }[];

  @Column({ name: 'add_ons', type: 'jsonb' })
  addOns: { kind: AddOnKind; amount: string; period: 'term' | 'month' }[];

  @Column({ type: 'jsonb' })
  features: Record<string, FeatureValue>;

  @Column({ type: 'jsonb' })
  policies: Partial<Policies>;

  @Column({ name: 'valid_from_at', type: 'timestamptz', transformer: instantColumn })
  validFromAt: Instant;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
