import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SendingModule } from '../../sending/index.js';
import { RecordModule } from '../record/index.js';
import { ViolationsModule } from '../violations/index.js';
import { ReviewsRepository } from './data/reviews.repository.js';
import { AdminReviewsController, StaffReviewLocator } from './http/admin-reviews.controller.js';
import { ReviewLocator, ReviewRequestsController } from './http/review-requests.controller.js';
import { AnnounceReview } from './use-cases/announce-review.js';
import { AnswerReview } from './use-cases/answer-review.js';
import { DecideReview } from './use-cases/decide-review.js';
import { ReadReviews, ReviewSources } from './use-cases/read-reviews.query.js';
import { RequestReview } from './use-cases/request-review.js';

/** Accounts that people look at: who asked, what was said, what was decided. */
@Module({
  imports: [AccountsModule, SendingModule, RecordModule, ViolationsModule],
  controllers: [ReviewRequestsController, AdminReviewsController],
  providers: [
    ReviewsRepository,
    AnnounceReview,
    RequestReview,
    AnswerReview,
    DecideReview,
    ReviewSources,
    ReadReviews,
    ReviewLocator,
    StaffReviewLocator,
  ],
  exports: [ReadReviews, RequestReview],
})
export class ReviewsModule {}
