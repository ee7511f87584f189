import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type {
  AbTest,
  Audience,
  Channel,
  Mailbox,
  PausedBecause,
  Standstill,
  TimeZoneMode,
  WaitsBecause,
  Winner,
} from '../rules/campaign.js';
import type { CampaignState } from '../rules/campaign-states.js';

@Entity('campaigns')
@Index('campaigns_list_idx', ['accountId', 'id'])
@Index('campaigns_ready_idx', ['turnAt'], { where: 'ready' })
@Index('campaigns_due_idx', ['nextAt'], { where: 'next_at is not null' })
@Check('campaigns_channel_check', `channel in ('email', 'sms')`)
@Check('campaigns_state_check', `state in ('draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled')`)
export class CampaignEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaigns_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  channel: Channel;

  @Column({ type: 'text' })
  state: CampaignState;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'from_email', type: 'text', nullable: true })
  fromEmail: string | null;

  @Column({ name: 'from_name', type: 'text', nullable: true })
  fromName: string | null;

  @Column({ name: 'sms_from', type: 'text', nullable: true })
  smsFrom: string | null;

  @Column({ name: 'reply_to', type: 'jsonb', nullable: true })
  replyTo: Mailbox | null;

  @Column({ type: 'jsonb' })
  audience: Audience;

  @Column({ name: 'track_opens', type: 'boolean' })
  trackOpens: boolean;

  @Column({ name: 'track_clicks', type: 'boolean' })
  trackClicks: boolean;

  @Column({ name: 'ab_test', type: 'jsonb', nullable: true })
  abTest: AbTest | null;

  @Column({ name: 'send_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  sendAt: Instant | null;

  @Column({ name: 'time_zone_mode', type: 'text', nullable: true })
  timeZoneMode: TimeZoneMode | null;

  @Column({ type: 'text', nullable: true })
  zone: string | null;

  @Column({ type: 'jsonb', nullable: true })
  paused: Standstill<PausedBecause> | null;

  @Column({ type: 'jsonb', nullable: true })
  waits: Standstill<WaitsBecause> | null;

  @Column({ name: 'waits_until', type: 'timestamptz', nullable: true, transformer: instantColumn })
  waitsUntil: Instant | null;

  @Column({ name: 'winner_variant', type: 'smallint', nullable: true })
  winnerVariant: number | null;

  @Column({ name: 'winner_by', type: 'text', nullable: true })
  winnerBy: Winner['by'] | null;

  @Column({ name: 'winner_reason', type: 'text', nullable: true })
  winnerReason: Winner['reason'] | null;

  @Column({ name: 'winner_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  winnerAt: Instant | null;

  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  /** Who is meant, as the audience froze it when the campaign began. */
  @Column({ type: 'jsonb', nullable: true })
  selection: object | null;

  /** The last contact whose turn to be written down has come. */
  @Column({ type: 'uuid', nullable: true })
  cursor: string | null;

  @Column({ name: 'audience_whole', type: 'boolean', default: false })
  audienceWhole: boolean;

  @Column({ name: 'sample_done_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  sampleDoneAt: Instant | null;

  @Column({ type: 'integer', default: 0 })
  recipients: number;

  @Column({ name: 'handed_over', type: 'integer', default: 0 })
  handedOver: number;

  @Column({ type: 'integer', default: 0 })
  suppressed: number;

  @Column({ name: 'left_out', type: 'integer', default: 0 })
  leftOut: number;

  @Column({ type: 'integer', default: 0 })
  cancelled: number;

  /** A worker should look at it. */
  @Column({ type: 'boolean', default: false })
  ready: boolean;

  /** When it was looked at last: campaigns take turns. */
  @Column({ name: 'turn_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  turnAt: Instant | null;

  /** When it becomes ready by itself. */
  @Column({ name: 'next_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  nextAt: Instant | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  startedAt: Instant | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  finishedAt: Instant | null;
}
