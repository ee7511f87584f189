import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ReviewStepKind } from '../rules/review.js';

/** One thing that was said or decided in a review. */
@Entity('review_steps')
@Check('review_steps_kind', `kind in ('requested', 'flagged', 'asked', 'answered', 'approved', 'limited', 'refused')`)
@Index('review_steps_review', ['accountId', 'reviewId', 'id'])
export class ReviewStepEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'review_id' })
  reviewId: string;

  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;

  @Column('text')
  kind: ReviewStepKind;

  @Column('text', { name: 'actor_type' })
  actorType: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { nullable: true })
  text: string | null;
}
