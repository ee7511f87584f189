import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { AddOnKind } from '../../catalogue/index.js';
import { SubscriptionEntity } from '../../subscriptions/index.js';
import type { AddOnPeriod, AddOnStatus } from '../rules/add-on.js';

@Entity('add_ons')
@Index('add_ons_subscription_idx', ['accountId', 'subscriptionId', 'id'])
@Index('add_ons_order_idx', ['accountId', 'orderId'])
@Index('add_ons_active_idx', { synchronize: false })
@Index('add_ons_due_idx', ['dueAt'], { where: 'due_at is not null' })
@Check('add_ons_period_check', `period in ('term', 'month')`)
@Check('add_ons_kind_check', `kind in ('seat', 'dedicated_ip', 'phone_support', 'priority_support')`)
@Check('add_ons_status_check', `status in ('pending_payment', 'active', 'refused', 'ended')`)
@Check('add_ons_quantity_check', 'quantity between 1 and 1000')
@Check('add_ons_price_check', 'unit_price_minor >= 0')
export class AddOnEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'add_ons_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  @ManyToOne(() => SubscriptionEntity)
  @JoinColumn({ name: 'subscription_id', foreignKeyConstraintName: 'add_ons_subscription_fkey' })
  subscription?: SubscriptionEntity;

  @Column({ type: 'text' })
  kind: AddOnKind;

  @Column({ type: 'integer' })
  quantity: number;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'unit_price_minor', type: 'bigint', transformer: minorColumn })
  unitPriceMinor: bigint;

  /** With this customer: the plan's own price does not count for it. */
  @Column({ name: 'price_agreed', type: 'boolean' })
  priceAgreed: boolean;

  @Column({ type: 'text' })
  status: AddOnStatus;

  /** Several may have been bought with one order. */
  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  @Column({ name: 'invoice_id', type: 'uuid', nullable: true })
  invoiceId: string | null;

  @Column({ name: 'ordered_at', type: 'timestamptz', transformer: instantColumn })
  orderedAt: Instant;

  @Column({ name: 'activated_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  activatedAt: Instant | null;

  @Column({ type: 'text' })
  period: AddOnPeriod;

  /** What was asked to pay for it; null: the subscription's own. */
  @Column({ name: 'payment_method_id', type: 'uuid', nullable: true })
  paymentMethodId: string | null;

  /** Of what is billed by the month: the first instant that is not billed yet. */
  @Column({ name: 'paid_until', type: 'timestamptz', nullable: true, transformer: instantColumn })
  paidUntil: Instant | null;

  /** When it is looked at again: a new month, or another attempt; null: never by itself. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  dueAt: Instant | null;

  /** It ends with the month that is paid. */
  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  cancelledAt: Instant | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  endedAt: Instant | null;
}
