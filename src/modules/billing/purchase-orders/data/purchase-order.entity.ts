import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Interval } from '../../catalogue/index.js';
import type { Bill } from '../../invoices/index.js';
import type { PurchaseOrder } from '../rules/purchase-order.js';

/** Issued once; only the subscription that was ordered with it is written later. */
@Entity('purchase_orders')
@Index('purchase_orders_account_idx', ['accountId', 'id'])
@Unique('purchase_orders_number_key', ['number'])
@Unique('purchase_orders_subscription_key', ['subscriptionId'])
@Check('purchase_orders_interval_check', `"interval" in ('month', 'year')`)
export class PurchaseOrderEntity implements PurchaseOrder {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'purchase_orders_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  number: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  planVersionId: string;

  @Column({ type: 'text' })
  interval: Interval;

  @Column({ type: 'jsonb' })
  bill: Bill;

  @Column({ name: 'issue_date', type: 'date' })
  issueDate: LocalDate;

  @Column({ name: 'valid_until', type: 'date' })
  validUntil: LocalDate;

  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  @Column({ name: 'issued_at', type: 'timestamptz', transformer: instantColumn })
  issuedAt: Instant;
}
