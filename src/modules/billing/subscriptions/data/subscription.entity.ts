import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { type Interval, OfferEntity, PlanVersionEntity } from '../../catalogue/index.js';
import type { SubscriptionStatus } from '../rules/subscription.js';

@Entity('subscriptions')
@Index('subscriptions_account_idx', ['accountId', 'id'])
@Index('subscriptions_version_idx', ['planVersionId', 'id'])
@Index('subscriptions_one_free_idx', { synchronize: false })
@Index('subscriptions_due_idx', { synchronize: false })
@Check(
  'subscriptions_status_check',
  `status in ('pending_payment', 'active', 'past_due', 'expired', 'ended', 'deleted')`,
)
@Check('subscriptions_interval_check', `interval in ('month', 'year')`)
@Check('subscriptions_term_check', '(term_start_at is null) = (term_end_at is null) and term_start_at < term_end_at')
@Check(
  'subscriptions_scheduled_check',
  `(scheduled_plan_version_id is null) = (scheduled_interval is null) and scheduled_interval in ('month', 'year')`,
)
@Check('subscriptions_free_check', 'not (free and ends_at is not null)')
export class SubscriptionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subscriptions_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  planVersionId: string;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'plan_version_id', foreignKeyConstraintName: 'subscriptions_plan_version_fkey' })
  planVersion?: PlanVersionEntity;

  @Column({ name: 'offer_code', type: 'text' })
  offer: string;

  @ManyToOne(() => OfferEntity)
  @JoinColumn({ name: 'offer_code', foreignKeyConstraintName: 'subscriptions_offer_fkey' })
  offerRow?: OfferEntity;

  @Column({ type: 'boolean' })
  free: boolean;

  @Column({ type: 'text' })
  status: SubscriptionStatus;

  @Column({ type: 'text' })
  interval: Interval;

  @Column({ name: 'anchor_at', type: 'timestamptz', transformer: instantColumn })
  anchorAt: Instant;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  endsAt: Instant | null;

  @Column({ name: 'auto_renew', type: 'boolean' })
  autoRenew: boolean;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  cancelledAt: Instant | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  endedAt: Instant | null;

  @Column({ name: 'replaced_by', type: 'uuid', nullable: true })
  replacedBy: string | null;

  @Column({ name: 'granted_by', type: 'uuid', nullable: true })
  grantedBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'term_start_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  termStartAt: Instant | null;

  @Column({ name: 'term_end_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  termEndAt: Instant | null;

  @Column({ name: 'payment_method_id', type: 'uuid', nullable: true })
  paymentMethodId: string | null;

  @Column({ name: 'scheduled_plan_version_id', type: 'uuid', nullable: true })
  scheduledPlanVersionId: string | null;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'scheduled_plan_version_id', foreignKeyConstraintName: 'subscriptions_scheduled_fkey' })
  scheduledPlanVersion?: PlanVersionEntity | null;

  @Column({ name: 'scheduled_interval', type: 'text', nullable: true })
  scheduledInterval: Interval | null;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  dueAt: Instant | null;

  @Column({ name: 'failed_attempts', type: 'smallint' })
  failedAttempts: number;

  @Column({ name: 'open_invoice_id', type: 'uuid', nullable: true })
  openInvoiceId: string | null;

  @Column({ type: 'integer' })
  version: number;
}
