import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** What a customer thought of one solution of his ticket. */
@Entity('ticket_ratings')
@Index('ticket_ratings_solution_key', ['accountId', 'ticketId', 'solvedAt'], { unique: true })
@Index('ticket_ratings_account_idx', ['accountId', 'id'])
@Check('ticket_ratings_score_check', 'score between 1 and 5')
export class TicketRatingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ticket_ratings_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId: string;

  /** Which solution: a ticket opened again may be solved again. */
  @Column('timestamptz', { name: 'solved_at', transformer: instantColumn })
  solvedAt: Instant;

  @Column('smallint')
  score: number;

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('text', { name: 'rated_by_type' })
  ratedByType: string;

  /** wire id; null for who followed the link of the mail */
  @Column('text', { name: 'rated_by_id', nullable: true })
  ratedById: string | null;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
