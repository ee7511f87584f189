import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { creditsColumn } from '../../data/credits-column.js';
import type { Credits } from '../../rules/credits.js';

@Entity('sms_purses')
@Index('sms_purses_check_idx', { synchronize: false })
@Check('sms_purses_low_check', 'low_at_milli >= 0')
export class SmsPurseEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'sms_purses_pkey' })
  accountId: string;

  @Column({ name: 'low_at_milli', type: 'bigint', nullable: true, transformer: creditsColumn })
  lowAt: Credits | null;

  @Column({ name: 'low_since', type: 'timestamptz', nullable: true, transformer: instantColumn })
  lowSince: Instant | null;

  @Column({ name: 'check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkAt: Instant | null;
}
