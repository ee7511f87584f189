import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { Currency } from '../../../../kernel/money.js';
import type { NextAction, PaymentFailure, PaymentKind, PaymentState } from '../rules/payment.js';
import { PaymentMethodEntity } from './payment-method.entity.js';

const KINDS = `kind in ('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`;

@Entity('payments')
@Index('payments_account_idx', ['accountId', 'id'])
@Index('payments_check_idx', { synchronize: false })
@Index('payments_one_alive_idx', { synchronize: false })
@Check('payments_kind_check', KINDS)
@Check('payments_state_check', `state in ('created', 'pending', 'succeeded', 'failed')`)
@Check('payments_amount_check', 'amount_minor > 0')
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

  /** When the gateway is asked what became of it; null once nothing is open. */
  @Column({ name: 'check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkAt: Instant | null;

  @Column({ type: 'smallint' })
  checks: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  settledAt: Instant | null;
}
