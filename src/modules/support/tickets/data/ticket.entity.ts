import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Queue, TicketChannel, TicketPriority, TicketStatus } from '../rules/ticket.js';
import type { Topic } from '../rules/topics.table.js';

@Entity('tickets')
@Index('tickets_account_idx', ['accountId', 'id'])
@Index('tickets_dedupe_idx', ['accountId', 'dedupe'], { unique: true, where: 'dedupe is not null' })
@Index('tickets_queue_idx', ['queue', 'id'])
@Index('tickets_status_idx', ['status', 'id'])
@Index('tickets_topic_idx', ['topic', 'id'])
@Index('tickets_sender_idx', ['senderEmail', 'receiptAt'], { where: 'sender_email is not null' })
@Index('tickets_assignee_idx', ['assigneeId', 'id'], { where: 'assignee_id is not null' })
@Check('tickets_queue_check', `queue in ('general', 'billing', 'deliverability', 'sales', 'success')`)
@Check('tickets_status_check', `status in ('new', 'open', 'waiting_customer', 'waiting_internal', 'solved', 'closed')`)
@Check('tickets_priority_check', `priority in ('low', 'normal', 'high', 'urgent')`)
@Check('tickets_channel_check', `channel in ('web', 'email', 'chat', 'contact')`)
export class TicketEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tickets_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** What people call the ticket; over the whole installation. */
  @Index('tickets_number_idx', { unique: true })
  @Column('integer')
  number: number;

  @Column('text')
  topic: Topic;

  @Column('text')
  queue: Queue;

  @Column('text')
  subject: string;

  @Column('text')
  status: TicketStatus;

  @Column('text')
  priority: TicketPriority;

  @Column('text')
  language: Language;

  @Column('text')
  channel: TicketChannel;

  @Column('text', { name: 'opened_by_type' })
  openedByType: string;

  /** wire id */
  @Column('text', { name: 'opened_by_id', nullable: true })
  openedById: string | null;

  /** The member of staff whose it is. */
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId: string | null;

  @Column('uuid', { name: 'follow_up_of', nullable: true })
  followUpOf: string | null;

  /** What it was opened for, so that the same matter is one ticket. */
  @Column('text', { nullable: true })
  dedupe: string | null;

  /** The address that a ticket by mail says it comes from. Nobody proved it. */
  @Column('text', { name: 'sender_email', nullable: true })
  senderEmail: string | null;

  /** When it was decided that the sender gets a receipt; null: none. */
  @Column('timestamptz', { name: 'receipt_at', nullable: true, transformer: instantColumn })
  receiptAt: Instant | null;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;

  /** The first message of an agent that the customer could read. */
  @Column('timestamptz', { name: 'first_response_at', nullable: true, transformer: instantColumn })
  firstResponseAt: Instant | null;

  /** Until when who writes counts as known, by the support PIN. */
  @Column('timestamptz', { name: 'verified_until', nullable: true, transformer: instantColumn })
  verifiedUntil: Instant | null;

  @Index('tickets_solved_idx', { where: `status = 'solved'` })
  @Column('timestamptz', { name: 'solved_at', nullable: true, transformer: instantColumn })
  solvedAt: Instant | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true, transformer: instantColumn })
  closedAt: Instant | null;
}
