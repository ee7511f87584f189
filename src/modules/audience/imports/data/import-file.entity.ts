import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { SeenFile } from '../rules/encoding-witness.js';

/** A file that was looked at and waits for its import. */
@Entity('contact_import_files')
@Index('contact_import_files_account_idx', ['accountId', 'id'])
@Index('contact_import_files_expiry_idx', ['expiresAt'])
@Check('contact_import_files_bytes_check', 'bytes > 0')
export class ImportFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contact_import_files_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'blob_id' })
  blobId: string;

  @Column('text')
  filename: string;

  @Column('integer')
  bytes: number;

  /** What watching the whole file came to. */
  @Column('jsonb')
  seen: SeenFile;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'expires_at', transformer: instantColumn })
  expiresAt: Instant;
}
