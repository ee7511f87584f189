import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ScanState } from '../rules/scan-state.js';

/** A file in a ticket. Its bytes are a blob, found by number: the name that people gave it is only shown. */
@Entity('ticket_attachments')
@Index('ticket_attachments_message_idx', ['accountId', 'messageId', 'place'])
@Index('ticket_attachments_pending_idx', ['lookAt'], { where: `scan = 'pending'` })
@Check('ticket_attachments_bytes_check', 'bytes > 0')
@Check('ticket_attachments_scan_check', `scan in ('unscanned', 'pending', 'clean', 'infected', 'unscannable')`)
export class TicketAttachmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ticket_attachments_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId: string;

  @Column('uuid', { name: 'message_id' })
  messageId: string;

  @Column('integer')
  place: number;

  /** Of a note among staff, which customers never see. */
  @Column('boolean')
  internal: boolean;

  @Column('uuid', { name: 'blob_id' })
  blobId: string;

  @Column('text')
  filename: string;

  /** By its content. */
  @Column('text', { name: 'content_type' })
  contentType: string;

  @Column('integer')
  bytes: number;

  @Column('bytea')
  sha256: Buffer;

  @Column('text')
  scan: ScanState;

  /** What the scanner found. */
  @Column('text', { nullable: true })
  finding: string | null;

  @Column('integer')
  looks: number;

  /** When a scanner is to look at it. */
  @Column('timestamptz', { name: 'look_at', transformer: instantColumn })
  lookAt: Instant;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
