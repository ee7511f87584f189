import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { RefundState } from '../rules/refund.js';
import { PaymentEntity } from './payment.entity.js';

/** What goes back through the gateway that brought it. */
@Entity('payment_refunds')
@Index('payment_refunds_payment_idx', ['paymentId'])
@Index('payment_refunds_check_idx', { synchronize: false })
@Unique('payment_refunds_reference_key', ['reference'])
@Check('payment_refunds_state_check', `state in ('pending', 'succeeded', 'failed')`)
@Check('payment_refunds_amount_check', 'amount_minor > 0')
export class PaymentRefundEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_refunds_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'payment_id', type: 'uuid' })
  paymentId: string;

  @ManyToOne(() => PaymentEntity)
  @JoinColumn({ name: 'payment_id', foreignKeyConstraintName: 'payment_refunds_payment_fkey' })
  payment?: PaymentEntity;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'amount_minor', type: 'bigint', transformer: minorColumn })
  amountMinor: bigint;

  @Column({ type: 'text' })
  state: RefundState;

  /** When the gateway is asked again; null once it has decided. */
  @Column({ name: 'check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkAt: Instant | null;

  @Column({ type: 'smallint' })
  checks: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  settledAt: Instant | null;
}
