import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalDate } from '../../../kernel/time/calendar.js';
import type { Credits } from '../rules/credits.js';
import { creditsColumn } from './credits-column.js';

@Entity('sms_rates')
@Unique('sms_rates_begin_key', ['country', 'validFrom'])
@Check('sms_rates_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('sms_rates_credits_check', 'credits_milli > 0')
@Check('sms_rates_valid_check', 'valid_to >= valid_from')
export class SmsRateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_rates_pkey' })
  id: string;

  @Column({ type: 'text' })
  country: string;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: LocalDate;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: LocalDate | null;
}
