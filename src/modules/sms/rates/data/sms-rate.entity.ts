import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { creditsColumn } from '../../data/credits-column.js';
import type { Credits } from '../../rules/credits.js';

/** The whole card: an import replaces it, and what a message costs was fixed when it was accepted. */
@Entity('sms_rates')
@Index('sms_rates_begin_key', { synchronize: false })
@Check('sms_rates_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('sms_rates_network_check', `network ~ '^[0-9]{5,6}$'`)
@Check('sms_rates_credits_check', 'credits_milli > 0')
@Check('sms_rates_valid_check', 'valid_to >= valid_from')
export class SmsRateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sms_rates_pkey' })
  id: string;

  @Column({ type: 'text' })
  country: string;

  @Column({ type: 'text', nullable: true })
  network: string | null;

  @Column({ name: 'credits_milli', type: 'bigint', transformer: creditsColumn })
  credits: Credits;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: LocalDate;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: LocalDate | null;
}
