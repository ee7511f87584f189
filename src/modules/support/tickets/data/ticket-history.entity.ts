import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { HistoryKind } from '../rules/history.js';

/** That somebody changed something about a ticket. The database refuses to change a row. */
@Entity('ticket_history')
@Index('ticket_history_ticket_idx', ['accountId', 'ticketId', 'id'])
export class TicketHistoryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ticket_history_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId: string;

  @Column('text')
  kind: HistoryKind;

  @Column('text', { name: 'actor_type' })
  actorType: 'user' | 'key' | 'staff' | 'system';

  /** wire id */
  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  /** The name he had then. */
  @Column('text', { name: 'actor_label', nullable: true })
  actorLabel: string | null;

  @Column('jsonb')
  changes: Record<string, unknown>;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
