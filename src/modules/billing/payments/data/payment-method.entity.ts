import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { NextAction } from '../rules/payment.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import type { MethodState } from '../rules/payment-method.js';

const KINDS = `kind in ('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`;
const BY_GATEWAY = `kind in ('card', 'direct_debit', 'paypal')`;
const MANDATED = `(kind = 'direct_debit') = (mandate_reference is not null)`;

/** A way to pay that a customer has left with us. A removed one stays: payments refer to it. */
@Entity('payment_methods')
@Index('payment_methods_account_idx', ['accountId', 'id'])
@Index('payment_methods_only_one_idx', { synchronize: false })
@Index('payment_methods_detach_idx', { synchronize: false })
@Unique('payment_methods_mandate_key', ['mandateReference'])
@Check('payment_methods_kind_check', KINDS)
@Check('payment_methods_gateway_check', '(gateway is null) = (sealed_instrument is null)')
@Check('payment_methods_instrument_check', `gateway is null or ${BY_GATEWAY}`)
@Check('payment_methods_mandate_check', MANDATED)
@Check('payment_methods_state_check', `state in ('usable', 'action_needed', 'unusable')`)
export class PaymentMethodEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_methods_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  kind: PaymentKind;

  @Column({ type: 'text', default: 'usable' })
  state: MethodState;

  @Column({ name: 'next_action', type: 'jsonb', nullable: true })
  nextAction: NextAction | null;

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

  @Column({ name: 'iban_country', type: 'text', nullable: true })
  ibanCountry: string | null;

  /** Of a debited account; the mandate must be provable for as long as a debit can be disputed. */
  @Column({ name: 'sealed_iban', type: 'bytea', nullable: true })
  sealedIban: Buffer | null;

  @Column({ name: 'mandate_reference', type: 'text', nullable: true })
  mandateReference: string | null;

  @Column({ name: 'mandate_text', type: 'text', nullable: true })
  mandateText: string | null;

  @Column({ name: 'mandate_accepted_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  mandateAcceptedAt: Instant | null;

  /** When it was added, or chosen as the default since. */
  @Column({ name: 'preferred_at', type: 'timestamptz', default: () => 'now()', transformer: instantColumn })
  preferredAt: Instant;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  /** When the gateway is told, again, to let go of it; machine time. */
  @Column({ name: 'detach_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  detachAt: Instant | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  removedAt: Instant | null;
}
