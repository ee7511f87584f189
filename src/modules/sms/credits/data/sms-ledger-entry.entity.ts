import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Credits } from '../../rules/credits.js';
import type { LedgerKind } from '../rules/lot.js';
import { creditsColumn } from '../../data/credits-column.js';
import { SmsLotEntity } from './sms-lot.entity.js';

/** Append-only; the database lets nobody change it. The last entry of a lot says what the lot holds. */
@Entity('sms_ledger')
@Index('sms_ledger_account_idx', ['accountId', 'id'])
@Unique('sms_ledger_sequence_key', ['lotId', 'sequence'])
@Index('sms_ledger_purchase_key', { synchronize: false })
@Check('sms_ledger_balance_check', 'balance_milli >= 0')
@Check(
  'sms_ledger_kind_check',
  `case when kind in ('purchase', 'release') then credits_milli > 0 when kind in ('reserve', 'expire') then credits_milli < 0 when kind = 'settle' then credits_milli <= 0 when kind = 'adjust' then credits_milli <> 0 else false end`,
)
export class SmsLedgerEntryEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_ledger_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'lot_id', type: 'uuid' })
  lotId: string;

  @ManyToOne(() => SmsLotEntity)
  @JoinColumn({ name: 'lot_id', foreignKeyConstraintName: 'sms_ledger_lot_fkey' })
  lot?: SmsLotEntity;

  @Column({ type: 'text' })
  kind: LedgerKind;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'message_id', type: 'uuid', nullable: true })
  messageId: string | null;

  @Column({ type: 'timestamptz', transformer: instantColumn })
  at: Instant;

  /** 1, 2, 3 … within its lot. */
  @Column({ type: 'integer' })
  sequence: number;

  /** What the lot held then. */
  @Column({ name: 'balance_milli', type: 'bigint', transformer: creditsColumn })
  balance: Credits;
}
