import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { AuthorKind } from '../rules/ticket.js';

/** What somebody wrote in a ticket. The database refuses to change a row. */
@Entity('ticket_messages')
@Index('ticket_messages_ticket_idx', ['accountId', 'ticketId', 'id'])
@Check('ticket_messages_author_check', `author_kind in ('customer', 'agent', 'system')`)
@Check('ticket_messages_internal_check', `not internal or author_kind <> 'customer'`)
export class TicketMessageEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ticket_messages_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId: string;

  @Column('text', { name: 'author_kind' })
  authorKind: AuthorKind;

  /** wire id */
  @Column('text', { name: 'author_id', nullable: true })
  authorId: string | null;

  /** The name the author had then. */
  @Column('text', { name: 'author_label', nullable: true })
  authorLabel: string | null;

  /** A note among staff, which customers never see. */
  @Column('boolean')
  internal: boolean;

  @Column('text')
  body: string;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
