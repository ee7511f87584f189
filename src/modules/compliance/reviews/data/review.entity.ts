import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ReviewFlag, ReviewKind, ReviewStatus } from '../rules/review.js';

/** A person's look at an account: why, what was said, what was decided. */
@Entity('reviews')
@Check('reviews_kind', `kind in ('authorization', 'risk')`)
@Check('reviews_status', `status in ('pending', 'question', 'approved', 'limited', 'refused')`)
@Index('reviews_one_open', ['accountId', 'kind'], { unique: true, where: `status in ('pending', 'question')` })
@Index('reviews_account', ['accountId', 'id'])
@Index('reviews_status_idx', ['status', 'id'])
@Index('reviews_kind_idx', ['kind', 'id'])
export class ReviewEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  kind: ReviewKind;

  @Column('text')
  status: ReviewStatus;

  @Column('text', { array: true, default: () => "'{}'" })
  flags: ReviewFlag[];

  /** What the customer wrote when asking. */
  @Column('text', { nullable: true })
  message: string | null;

  @Column('smallint', { name: 'wanted_tier', nullable: true })
  wantedTier: number | null;

  @Column('integer', { name: 'expected_volume', nullable: true })
  expectedVolume: number | null;

  /** What staff last asked. */
  @Column('text', { nullable: true })
  question: string | null;

  /** Why it was decided so; the customer reads it. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('smallint', { nullable: true })
  tier: number | null;

  @Column('integer', { name: 'rate_per_hour', nullable: true })
  ratePerHour: number | null;

  /** Until when staff are to move; null while they need not. */
  @Column('timestamptz', { name: 'due_at', nullable: true, transformer: instantColumn })
  dueAt: Instant | null;

  @Column('timestamptz', { name: 'requested_at', transformer: instantColumn })
  requestedAt: Instant;

  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: instantColumn })
  decidedAt: Instant | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('integer')
  version: number;
}
