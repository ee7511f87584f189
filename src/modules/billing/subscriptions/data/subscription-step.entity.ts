import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { StepReason } from '../rules/lifecycle.table.js';
import type { SubscriptionStatus } from '../rules/subscription.js';

/** One thing that happened to a subscription; never changed. */
@Entity('subscription_steps')
@Index('subscription_steps_subscription_idx', ['accountId', 'subscriptionId', 'id'])
export class SubscriptionStepEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subscription_steps_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  @Column({ type: 'timestamptz', transformer: instantColumn })
  at: Instant;

  @Column({ name: 'from_status', type: 'text', nullable: true })
  fromStatus: SubscriptionStatus | null;

  @Column({ name: 'to_status', type: 'text' })
  toStatus: SubscriptionStatus;

  @Column({ type: 'text' })
  reason: StepReason;

  @Column({ name: 'actor_type', type: 'text' })
  actorType: string;

  @Column({ name: 'actor_id', type: 'text', nullable: true })
  actorId: string | null;

  @Column({ type: 'jsonb' })
  facts: object;
}
