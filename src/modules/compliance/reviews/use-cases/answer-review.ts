import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import type { ReviewEntity } from '../data/review.entity.js';
import { ReviewsRepository } from '../data/reviews.repository.js';
import { addBusinessDays, ANSWER_BUSINESS_DAYS } from '../rules/due-date.js';
import { AnnounceReview } from './announce-review.js';

/** The customer answers what staff asked, and the review goes back to their queue. */
@Injectable()
export class AnswerReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: ReviewsRepository,
    private readonly announce: AnnounceReview,
  ) {}

  run(
    scope: AccountScope,
    reviewId: string,
    answer: { text: string; actor: Actor },
    keep: BeforeCommit<ReviewEntity>,
  ): Promise<ReviewEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const review = await this.reviews.findForUpdate(tx, scope, reviewId);
      if (!review) throw platformProblems.not_found();
      if (review.status !== 'question') throw complianceProblems.review_has_no_question();
      const answered = await this.reviews.update(tx, review, {
        status: 'pending',
        dueAt: addBusinessDays(tx.now, ANSWER_BUSINESS_DAYS),
      });
      await this.announce.stepIn(tx, answered, { kind: 'answered', actor: answer.actor, text: answer.text });
      await keep(tx, answered);
      return answered;
    });
  }
}
