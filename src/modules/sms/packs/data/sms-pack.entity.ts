import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { Credits } from '../../rules/credits.js';
import { creditsColumn } from '../../data/credits-column.js';

/** What is sold. A pack is taken off sale, never deleted: purchases refer to it. */
@Entity('sms_packs')
@Unique('sms_packs_code_key', ['code'])
@Index('sms_packs_order_idx', ['position', 'id'])
@Check('sms_packs_credits_check', 'credits_milli > 0')
@Check('sms_packs_price_check', 'price_minor > 0')
export class SmsPackEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_packs_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'price_minor', type: 'bigint', transformer: minorColumn })
  priceMinor: bigint;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
