import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { TicketClocks } from '../rules/ticket-clocks.js';
import type { Queue, TicketChannel, TicketPriority, TicketStatus } from '../rules/ticket.js';
import type { Topic } from '../rules/topics.table.js';

@Entity('tickets')
@Index('tickets_account_idx', ['accountId', 'id'])
@Index('tickets_open_idx', { synchronize: false })
@Index('tickets_dedupe_idx', ['accountId', 'dedupe'], { unique: true, where: 'dedupe is not null' })
@Index('tickets_queue_idx', ['queue', 'id'])
@Index('tickets_status_idx', ['status', 'id'])
@Index('tickets_topic_idx', ['topic', 'id'])
@Index('tickets_sender_idx', ['senderEmail', 'receiptAt'], { where: 'sender_email is not null' })
@Index('tickets_assignee_idx', ['assigneeId', 'id'], { where: 'assignee_id is not null' })
@Index('tickets_open_queue_idx', ['queue', 'id'], { where: `status not in ('solved', 'closed')` })
@Index('tickets_open_assignee_idx', ['assigneeId', 'id'], { where: `status not in ('solved', 'closed')` })
@Index('tickets_unassigned_idx', ['id'], { where: `assignee_id is null and status not in ('solved', 'closed')` })
@Index('tickets_breached_idx', ['id'], { where: 'breached' })
@Index('tickets_merged_idx', ['accountId', 'mergedInto'], { where: 'merged_into is not null' })
@Index('tickets_domain_idx', ['senderDomain', 'id'], { where: 'sender_domain is not null' })
@Index('tickets_email_idx', ['senderEmail', 'id'], { where: 'sender_email is not null' })
@Index('tickets_tags_idx', { synchronize: false })
@Check('tickets_queue_check', `queue in ('general', 'billing', 'deliverability', 'sales', 'success')`)
@Check('tickets_status_check', `status in ('new', 'open', 'waiting_customer', 'waiting_internal', 'solved', 'closed')`)
@Check('tickets_priority_check', `priority in ('low', 'normal', 'high', 'urgent')`)
@Check('tickets_rating_check', 'rating between 1 and 5')
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

  /** Words that staff sort by. */
  @Column('text', { array: true, default: () => "'{}'" })
  tags: string[];

  /** The ticket that goes on in this one's place. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  @Column('text', { name: 'sender_domain', nullable: true })
  senderDomain: string | null;

  /** What the customer thought of the last solution, from 1 to 5. */
  @Column('smallint', { nullable: true })
  rating: number | null;

  /** What the clocks said after the last event; null for tickets from before there were clocks. */
  @Column('jsonb', { nullable: true })
  sla: TicketClocks | null;

  /** When a clock of this ticket has to be looked at next. */
  @Index('tickets_look_idx', { where: 'sla_look_at is not null' })
  @Column('timestamptz', { name: 'sla_look_at', nullable: true, transformer: instantColumn })
  slaLookAt: Instant | null;

  /** Whether somebody waits longer than promised, at this moment. */
  @Column('boolean', { default: false })
  breached: boolean;
}
