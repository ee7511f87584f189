import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { PaymentKind } from '../rules/payment-kinds.js';

const KINDS = `kind in ('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`;

/** A way to pay that a customer has left with us. A removed one stays: payments refer to it. */
@Entity('payment_methods')
@Index('payment_methods_account_idx', ['accountId', 'id'])
@Check('payment_methods_kind_check', KINDS)
@Check('payment_methods_gateway_check', '(gateway is null) = (sealed_instrument is null)')
export class PaymentMethodEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_methods_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  kind: PaymentKind;

  @Column({ type: 'text', nullable: true })
  gateway: string | null;

  /** What the gateway charges by, sealed: a copy of the database moves no money. */
  @Column({ name: 'sealed_instrument', type: 'bytea', nullable: true })
  sealedInstrument: Buffer | null;

  @Column({ type: 'text', nullable: true })
  brand: string | null;

  @Column({ type: 'text', nullable: true })
  last4: string | null;

  @Column({ name: 'expiry_month', type: 'smallint', nullable: true })
  expiryMonth: number | null;

  @Column({ name: 'expiry_year', type: 'smallint', nullable: true })
  expiryYear: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  removedAt: Instant | null;
}
