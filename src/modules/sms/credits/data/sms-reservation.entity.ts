import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { creditsColumn } from '../../data/credits-column.js';
import type { Credits } from '../../rules/credits.js';

@Entity('sms_reservations')
@Index('sms_reservations_account_idx', ['accountId', 'messageId'])
@Check('sms_reservations_credits_check', 'credits_milli > 0')
export class SmsReservationEntity {
  @PrimaryColumn({ name: 'message_id', type: 'uuid', primaryKeyConstraintName: 'sms_reservations_pkey' })
  messageId: string;

  @PrimaryColumn({ name: 'lot_id', type: 'uuid', primaryKeyConstraintName: 'sms_reservations_pkey' })
  lotId: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  /** Which of the message's lots was the first. */
  @Column({ type: 'smallint' })
  place: number;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'reserved_at', type: 'timestamptz', transformer: instantColumn })
  reservedAt: Instant;
}
