import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** Invoices and credit notes that were counted, so that each counts once. */
@Entity('eu_turnover_documents')
export class EuTurnoverDocumentEntity {
  @PrimaryColumn({ name: 'document_id', type: 'uuid', primaryKeyConstraintName: 'eu_turnover_documents_pkey' })
  documentId: string;

  @Column({ type: 'integer' })
  year: number;

  @Column({ name: 'net_minor', type: 'bigint' })
  netMinor: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}

/** Their sum by year. */
@Entity('eu_turnover_years')
export class EuTurnoverYearEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'eu_turnover_years_pkey' })
  year: number;

  @Column({ name: 'net_minor', type: 'bigint' })
  netMinor: number;
}
