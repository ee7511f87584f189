import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { creditsColumn } from '../../data/credits-column.js';
import type { Credits } from '../../rules/credits.js';

const KEY = 'sms_expiry_notices_pkey';

@Entity('sms_expiry_notices')
export class SmsExpiryNoticeEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: KEY })
  accountId: string;

  @PrimaryColumn({ name: 'expires_on', type: 'date', primaryKeyConstraintName: KEY })
  expiresOn: LocalDate;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: KEY })
  days: number;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'noticed_at', type: 'timestamptz', transformer: instantColumn })
  noticedAt: Instant;
}
