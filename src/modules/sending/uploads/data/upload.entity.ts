import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A file that waits to be attached. Its bytes are a blob; a message that attaches it has a copy of its own. */
@Entity('uploads')
@Index('uploads_list_idx', ['accountId', 'id'])
@Index('uploads_expiry_idx', ['expiresAt'])
@Check('uploads_bytes_check', 'bytes > 0')
export class UploadEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'uploads_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'blob_id', type: 'uuid' })
  blobId: string;

  @Column({ type: 'text' })
  filename: string;

  @Column({ name: 'content_type', type: 'text' })
  contentType: string;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'expires_at', type: 'timestamptz', transformer: instantColumn })
  expiresAt: Instant;
}
