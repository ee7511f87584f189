import { ReviewStepEntity } from './data/review-step.entity.js';
import { ReviewEntity } from './data/review.entity.js';

export { ReviewsModule } from './reviews.module.js';
export type { ReviewEntity } from './data/review.entity.js';
export { ReviewDto } from './http/reviews.dto.js';
export { presentReview } from './http/review.presenter.js';
export type { ReviewFlag } from './rules/review.js';
export { ReadReviews } from './use-cases/read-reviews.query.js';
export { RequestReview } from './use-cases/request-review.js';

export const REVIEW_ENTITIES = [ReviewEntity, ReviewStepEntity];
