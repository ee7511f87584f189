import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import { type ExpiryMode, SmsPackEntity } from '../../packs/index.js';
import type { Credits } from '../../rules/credits.js';
import type { PurchaseStatus } from '../rules/purchase.js';
import { creditsColumn } from '../../data/credits-column.js';

@Entity('sms_purchases')
@Index('sms_purchases_account_idx', ['accountId', 'id'])
@Index('sms_purchases_order_idx', ['accountId', 'orderId'])
@Check('sms_purchases_quantity_check', 'quantity between 1 and 1000')
@Check('sms_purchases_credits_check', 'credits_milli > 0')
@Check('sms_purchases_price_check', 'unit_price_minor > 0')
@Check('sms_purchases_expiry_check', `expiry_mode in ('email_term', 'months')`)
@Check('sms_purchases_months_check', 'validity_months > 0')
@Check('sms_purchases_status_check', `status in ('pending_payment', 'active', 'refused')`)
export class SmsPurchaseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_purchases_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @ManyToOne(() => SmsPackEntity)
  @JoinColumn({ name: 'pack_id', foreignKeyConstraintName: 'sms_purchases_pack_fkey' })
  pack?: SmsPackEntity;

  @Column({ type: 'integer' })
  quantity: number;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'unit_price_minor', type: 'bigint', transformer: minorColumn })
  unitPriceMinor: bigint;

  @Column({ name: 'expiry_mode', type: 'text' })
  expiryMode: ExpiryMode;

  @Column({ name: 'validity_months', type: 'integer' })
  validityMonths: number;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ type: 'text' })
  status: PurchaseStatus;

  /** Several may have been bought with one order. */
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  @Column({ name: 'invoice_id', type: 'uuid', nullable: true })
  invoiceId: string | null;

  @Column({ name: 'ordered_at', type: 'timestamptz', transformer: instantColumn })
  orderedAt: Instant;

  @Column({ name: 'activated_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  activatedAt: Instant | null;
}
