import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { MediaKind } from '../rules/media-types.table.js';

@Entity('help_media')
@Check('help_media_kind_check', `kind in ('image', 'video')`)
export class HelpMediaEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'help_media_pkey' })
  id: string;

  @Column('text')
  kind: MediaKind;

  /** By the bytes, whatever it was called. */
  @Column('text', { name: 'content_type' })
  contentType: string;

  @Column('text')
  name: string;

  @Column('bigint')
  bytes: number;

  @Column('uuid', { name: 'blob_id' })
  blobId: string;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
