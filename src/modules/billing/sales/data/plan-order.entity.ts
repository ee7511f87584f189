import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Actor } from '../../../accounts/index.js';
import { type Interval, PlanVersionEntity } from '../../catalogue/index.js';
import type { PlanOrderKind, PlanOrderStatus } from '../rules/plan-order.js';

@Entity('plan_orders')
@Index('plan_orders_subscription_idx', ['accountId', 'subscriptionId', 'id'])
@Index('plan_orders_one_open_idx', { synchronize: false })
@Check('plan_orders_kind_check', `kind in ('new', 'upgrade', 'renewal')`)
@Check('plan_orders_interval_check', `interval in ('month', 'year')`)
@Check('plan_orders_status_check', `status in ('open', 'paid', 'refused')`)
export class PlanOrderEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_orders_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  @Column({ type: 'text' })
  kind: PlanOrderKind;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  planVersionId: string;

  @ManyToOne(() => PlanVersionEntity)
  @JoinColumn({ name: 'plan_version_id', foreignKeyConstraintName: 'plan_orders_version_fkey' })
  planVersion?: PlanVersionEntity;

  @Column({ type: 'text' })
  interval: Interval;

  @Column({ name: 'term_start_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  termStartAt: Instant | null;

  @Column({ name: 'term_end_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  termEndAt: Instant | null;

  @Column({ name: 'payment_method_id', type: 'uuid', nullable: true })
  paymentMethodId: string | null;

  @Column({ type: 'text' })
  status: PlanOrderStatus;

  /** The payment for its open invoice that is on its way. */
  @Column({ name: 'retry_payment_id', type: 'uuid', nullable: true })
  retryPaymentId?: string | null;

  @Column({ type: 'jsonb' })
  actor: Actor;

  @Column({ name: 'ordered_at', type: 'timestamptz', transformer: instantColumn })
  orderedAt: Instant;
}
