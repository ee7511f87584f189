import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A certificate that frees a customer from VAT (Directive 2006/112/EC, art. 151). */
@Entity('vat_exemptions')
@Index('vat_exemptions_account_idx', ['accountId', 'id'])
@Check('vat_exemptions_days_check', 'valid_from <= valid_until')
export class VatExemptionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'vat_exemptions_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: LocalDate;

  /** The last day it is valid. */
  @Column({ name: 'valid_until', type: 'date' })
  validUntil: LocalDate;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
