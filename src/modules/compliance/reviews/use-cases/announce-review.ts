import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { ReviewEntity } from '../data/review.entity.js';
import { ReviewsRepository } from '../data/reviews.repository.js';
import type { Decided, ReviewStepKind } from '../rules/review.js';

/** Writes down what was said or decided in a review, for its history, the audit log and whoever listens. */
@Injectable()
export class AnnounceReview {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  async stepIn(
    tx: Tx,
    review: ReviewEntity,
    step: { kind: ReviewStepKind; actor: Actor; text: string | null; changes?: Record<string, unknown> },
  ): Promise<void> {
    const stepId = await this.reviews.addStep(tx, review, step.kind, step.actor, step.text);
    await this.accounts.auditIn(tx, {
      accountId: review.accountId,
      action: `review.${step.kind}`,
      actor: step.actor,
      target: { type: 'review', id: wireId(WIRE_PREFIXES.review, review.id) },
      changes: { kind: review.kind, ...step.changes },
    });
    await this.publishIn(tx, review, step.kind, stepId);
  }

  private async publishIn(tx: Tx, review: ReviewEntity, kind: ReviewStepKind, stepId: string): Promise<void> {
    const { id: reviewId, accountId } = review;
    const about = { accountId, aggregateId: reviewId };
    if (kind === 'requested' || kind === 'flagged') {
      await this.outbox.publish(tx, 'review.requested.v1', { ...about, payload: { reviewId, kind: review.kind } });
    } else if (kind === 'asked') {
      await this.outbox.publish(tx, 'review.asked.v1', { ...about, payload: { reviewId, stepId } });
    } else if (kind !== 'answered') {
      const decision: Decided = kind;
      await this.outbox.publish(tx, 'review.decided.v1', { ...about, payload: { reviewId, decision } });
    }
  }
}
