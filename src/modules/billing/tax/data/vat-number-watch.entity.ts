import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** When an account's VAT number is to be asked about again. */
@Entity('vat_number_watches')
@Index('vat_number_watches_due_idx', { synchronize: false })
export class VatNumberWatchEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'vat_number_watches_pkey' })
  accountId: string;

  @Column({ name: 'vat_number', type: 'text' })
  vatNumber: string;

  /** Null when nothing is left to ask. */
  @Column({ name: 'next_check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  nextCheckAt: Instant | null;

  /** Since when the registry has not answered. */
  @Column({ name: 'silent_since', type: 'timestamptz', nullable: true, transformer: instantColumn })
  silentSince: Instant | null;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'last_reason', type: 'text', nullable: true })
  lastReason: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
