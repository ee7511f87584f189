import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A rate that the operator added to the shipped table. */
@Entity('vat_rates')
@Check('vat_rates_rate_check', 'rate_basis_points >= 0 and rate_basis_points < 10000')
export class VatRateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'vat_rates_pkey' })
  id: string;

  @Column({ type: 'text' })
  place: string;

  @Column({ name: 'rate_basis_points', type: 'integer' })
  rate: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: LocalDate;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
