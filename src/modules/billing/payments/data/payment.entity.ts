import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { NextAction, PaymentState } from '../rules/payment.js';
import type { PaymentFailure } from '../rules/payment-failures.table.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import { PaymentMethodEntity } from './payment-method.entity.js';

const KINDS = `kind in ('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`;
const BOOKED = `(external_id is null) = (booked_on is null) and (external_id is null) = (reference is null)`;

@Entity('payments')
@Index('payments_account_idx', ['accountId', 'id'])
@Index('payments_check_idx', { synchronize: false })
@Index('payments_one_alive_idx', { synchronize: false })
@Index('payments_paid_once_idx', { synchronize: false })
@Index('payments_external_id_idx', { synchronize: false })
@Index('payments_state_idx', ['state', 'id'])
@Index('payments_kind_idx', ['kind', 'id'])
@Index('payments_method_idx', ['methodId', 'settledAt'])
@Index('payments_collected_day_idx', { synchronize: false })
@Index('payments_returned_day_idx', { synchronize: false })
@Check('payments_kind_check', KINDS)
@Check('payments_state_check', `state in ('created', 'pending', 'succeeded', 'failed', 'returned')`)
@Check('payments_amount_check', 'amount_minor > 0')
@Check('payments_booking_check', BOOKED)
@Check('payments_refunded_check', 'refunded_minor between 0 and amount_minor')
@Check('payments_returned_check', `(state = 'returned') = (returned_at is not null)`)
export class PaymentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payments_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  kind: PaymentKind;

  @Column({ name: 'method_id', type: 'uuid', nullable: true })
  methodId: string | null;

  @ManyToOne(() => PaymentMethodEntity)
  @JoinColumn({ name: 'method_id', foreignKeyConstraintName: 'payments_method_fkey' })
  method?: PaymentMethodEntity | null;

  @Column({ type: 'text', nullable: true })
  gateway: string | null;

  @Column({ name: 'payer_present', type: 'boolean', default: true })
  payerPresent: boolean;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ name: 'purpose_id', type: 'uuid' })
  purposeId: string;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'amount_minor', type: 'bigint', transformer: minorColumn })
  amountMinor: bigint;

  @Column({ type: 'text' })
  state: PaymentState;

  @Column({ type: 'text', nullable: true })
  failure: PaymentFailure | null;

  @Column({ name: 'next_action', type: 'jsonb', nullable: true })
  nextAction: NextAction | null;

  /** The three of a booking: what the payer wrote, the bank's own name of it, and its day. */
  @Column({ type: 'text', nullable: true })
  reference: string | null;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  @Column({ name: 'booked_on', type: 'date', nullable: true })
  bookedOn: LocalDate | null;

  /** What was, or is being, given back through the gateway. */
  @Column({ name: 'refunded_minor', type: 'bigint', default: 0, transformer: minorColumn })
  refundedMinor: bigint;

  /** When the gateway is asked what became of it; null once nothing is open. */
  @Column({ name: 'check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkAt: Instant | null;

  @Column({ type: 'smallint' })
  checks: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  settledAt: Instant | null;

  @Column({ name: 'returned_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  returnedAt: Instant | null;
}
