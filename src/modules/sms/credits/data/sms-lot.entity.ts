import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ExpiryMode } from '../../packs/index.js';
import type { Credits } from '../../rules/credits.js';
import { creditsColumn } from '../../data/credits-column.js';
import { SmsPurchaseEntity } from './sms-purchase.entity.js';

/** Its last day is no column: it moves with the e-mail plan (C-16). */
@Entity('sms_lots')
@Unique('sms_lots_purchase_key', ['purchaseId'])
@Index('sms_lots_account_idx', ['accountId', 'id'])
@Check('sms_lots_credits_check', 'credits_milli > 0')
@Check('sms_lots_remaining_check', 'remaining_milli >= 0 and remaining_milli + reserved_milli <= credits_milli')
@Check('sms_lots_reserved_check', 'reserved_milli >= 0')
@Check('sms_lots_entries_check', 'entries >= 0')
@Check('sms_lots_expiry_check', `expiry_mode in ('email_term', 'months')`)
@Check('sms_lots_months_check', 'validity_months > 0')
export class SmsLotEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_lots_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'purchase_id', type: 'uuid' })
  purchaseId: string;

  @OneToOne(() => SmsPurchaseEntity)
  @JoinColumn({ name: 'purchase_id', foreignKeyConstraintName: 'sms_lots_purchase_fkey' })
  purchase?: SmsPurchaseEntity;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'invoice_id', type: 'uuid', nullable: true })
  invoiceId: string | null;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'remaining_milli', type: 'bigint', transformer: creditsColumn })
  remaining: Credits;

  @Column({ name: 'reserved_milli', type: 'bigint', default: 0, transformer: creditsColumn })
  reserved: Credits;

  /** How many entries its ledger has. */
  @Column({ type: 'integer', default: 0 })
  entries: number;

  @Column({ name: 'purchased_at', type: 'timestamptz', transformer: instantColumn })
  purchasedAt: Instant;

  @Column({ name: 'expiry_mode', type: 'text' })
  expiryMode: ExpiryMode;

  @Column({ name: 'validity_months', type: 'integer' })
  validityMonths: number;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;
}
