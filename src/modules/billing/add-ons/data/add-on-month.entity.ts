import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { MonthState } from '../rules/add-on-month.js';
import { AddOnEntity } from './add-on.entity.js';

/** A month that an add-on is billed for, whole or cut by the end of what it stands beside. */
@Entity('add_on_months')
@Index('add_on_months_once_idx', { synchronize: false })
@Index('add_on_months_account_idx', ['accountId', 'addOnId', 'id'])
@Index('add_on_months_overdue_idx', ['overdueAt'], { where: 'overdue_at is not null' })
@Check('add_on_months_state_check', `state in ('open', 'begun', 'unpaid', 'dropped')`)
@Check('add_on_months_days_check', 'start_at < end_at')
export class AddOnMonthEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'add_on_months_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'add_on_id', type: 'uuid' })
  addOnId: string;

  @ManyToOne(() => AddOnEntity)
  @JoinColumn({ name: 'add_on_id', foreignKeyConstraintName: 'add_on_months_add_on_fkey' })
  addOn?: AddOnEntity;

  @Column({ name: 'start_at', type: 'timestamptz', transformer: instantColumn })
  startAt: Instant;

  /** Exclusive. */
  @Column({ name: 'end_at', type: 'timestamptz', transformer: instantColumn })
  endAt: Instant;

  @Column({ type: 'text' })
  state: MonthState;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'invoice_id', type: 'uuid', nullable: true })
  invoiceId: string | null;

  /** Refused charges of this month. */
  @Column({ name: 'failed_attempts', type: 'integer' })
  failedAttempts: number;

  /** A later attempt that takes its time, such as a debit. */
  @Column({ name: 'retry_payment_id', type: 'uuid', nullable: true })
  retryPaymentId: string | null;

  /** When it is looked at whether its invoice was paid; null where nobody is trusted to pay later. */
  @Column({ name: 'overdue_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  overdueAt: Instant | null;

  @Column({ name: 'placed_at', type: 'timestamptz', transformer: instantColumn })
  placedAt: Instant;
}
