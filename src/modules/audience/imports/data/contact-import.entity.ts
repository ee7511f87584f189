import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Actor } from '../../../accounts/index.js';
import type { ImportConsent } from '../rules/import-consent.js';
import type { ImportStatus } from '../rules/import-states.js';
import type { Layout } from '../rules/sniff-file.js';
import type { Targets } from '../rules/targets.js';

/** A file of contacts on its way into the account, and how far it is. */
@Entity('contact_imports')
@Index('contact_imports_account_idx', ['accountId', 'id'])
@Index('contact_imports_open_idx', ['accountId', 'id'], { where: `status in ('queued', 'running')` })
@Index('contact_imports_file_idx', ['fileUntil'], { where: 'file_until is not null' })
@Index('contact_imports_rejects_idx', ['rejectsUntil'], { where: 'rejects_until is not null' })
@Check('contact_imports_status_check', `status in ('queued', 'running', 'done', 'cancelled', 'failed')`)
@Check('contact_imports_duplicate_check', `on_duplicate in ('update', 'skip')`)
@Check('contact_imports_rows_check', 'row_count = created_count + updated_count + skipped_count + rejected_count')
export class ContactImportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contact_imports_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text', { default: 'queued' })
  status: ImportStatus;

  @Column('text')
  filename: string;

  @Column('integer')
  bytes: number;

  /** Null once the file is gone. */
  @Column('uuid', { name: 'blob_id', nullable: true })
  blobId: string | null;

  @Column('uuid', { name: 'list_id', nullable: true })
  listId: string | null;

  @Column('text', { name: 'on_duplicate' })
  onDuplicate: 'update' | 'skip';

  @Column('jsonb')
  layout: Layout;

  @Column('jsonb')
  targets: Targets;

  @Column('jsonb', { nullable: true })
  consent: ImportConsent | null;

  @Column('jsonb', { name: 'requested_by' })
  requestedBy: Actor;

  /** Where the next page begins. It moves with the rows before it. */
  @Column('integer', { name: 'place_byte' })
  placeByte: number;

  @Column('integer', { name: 'place_line' })
  placeLine: number;

  @Column('integer', { name: 'row_count', default: 0 })
  rows: number;

  @Column('integer', { name: 'created_count', default: 0 })
  created: number;

  @Column('integer', { name: 'updated_count', default: 0 })
  updated: number;

  @Column('integer', { name: 'skipped_count', default: 0 })
  skipped: number;

  @Column('integer', { name: 'rejected_count', default: 0 })
  rejected: number;

  /** Of the rows, those whose address must not be written to. */
  @Column('integer', { name: 'suppressed_count', default: 0 })
  suppressed: number;

  /** How many rows there are for each code. */
  @Column('jsonb', { default: () => "'{}'" })
  reasons: Record<string, number>;

  /** What the pages took so far; from it follows how long the rest will take. */
  @Column('integer', { name: 'busy_ms', default: 0 })
  busyMs: number;

  @Column('integer', { default: 0 })
  failures: number;

  @Column('text', { nullable: true })
  failure: string | null;

  /** Counts the runs; only the latest may write. */
  @Column('integer', { default: 0 })
  fence: number;

  /** By machine time; null while nobody holds it. */
  @Column('timestamptz', { name: 'lease_until', nullable: true, transformer: instantColumn })
  leaseUntil: Instant | null;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'started_at', nullable: true, transformer: instantColumn })
  startedAt: Instant | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true, transformer: instantColumn })
  finishedAt: Instant | null;

  @Column('timestamptz', { name: 'file_until', nullable: true, transformer: instantColumn })
  fileUntil: Instant | null;

  @Column('timestamptz', { name: 'rejects_until', nullable: true, transformer: instantColumn })
  rejectsUntil: Instant | null;
}
