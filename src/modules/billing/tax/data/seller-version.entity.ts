import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { StoredSeller } from '../rules/seller.js';

/** Inserted once, never changed: the database refuses it. */
@Entity('seller_versions')
export class SellerVersionEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'seller_versions_pkey' })
  version: number;

  @Column({ type: 'jsonb' })
  terms: StoredSeller;

  /** The year that `currentYear` of the opening turnover means. */
  @Column({ name: 'opening_year', type: 'integer' })
  openingYear: number;

  @Column({ name: 'changed_by', type: 'uuid', nullable: true })
  changedBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
