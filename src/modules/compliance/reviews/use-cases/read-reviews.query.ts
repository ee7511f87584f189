import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountBlocks, AccountTrust, type BlockEntity, type TrustedAccount } from '../../../accounts/index.js';
import { SendingFacade } from '../../../sending/index.js';
import {
  CLEAN_SENDING,
  scoreOf,
  type SendingRecord,
  SendingRecordsRepository,
  type SendingSums,
} from '../../record/index.js';
import { ReadViolations, type ViolationEntity } from '../../violations/index.js';
import type { ReviewStepEntity } from '../data/review-step.entity.js';
import type { ReviewEntity } from '../data/review.entity.js';
import { type ReviewFilter, ReviewsRepository } from '../data/reviews.repository.js';

export interface ReviewWithSteps {
  review: ReviewEntity;
  steps: ReviewStepEntity[];
}

/** What staff decide by. */
export interface ReviewFacts extends ReviewWithSteps {
  account: TrustedAccount;
  score: number;
  record: SendingRecord;
  lately: SendingSums;
  domains: string[];
  blocks: BlockEntity[];
  violations: ViolationEntity[];
  earlier: ReviewEntity[];
}

const EARLIER = 50;

/** What a ruling rests on, in other modules. */
@Injectable()
export class ReviewSources {
  constructor(
    readonly trust: AccountTrust,
    readonly blocks: AccountBlocks,
    readonly sending: SendingFacade,
    readonly records: SendingRecordsRepository,
    readonly violations: ReadViolations,
  ) {}
}

@Injectable()
export class ReadReviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: ReviewsRepository,
    private readonly sources: ReviewSources,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: string | null; limit: number }): Promise<ReviewEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.reviews.page(tx, scope, page.before, page.limit + 1));
  }

  one(scope: AccountScope, reviewId: string): Promise<ReviewWithSteps | null> {
    return this.unitOfWork.run(scope, async (tx) => this.withSteps(tx, await this.reviews.find(tx, scope, reviewId)));
  }

  /** The one that is open, else the one decided last; null when nobody ever asked. */
  async latestIn(tx: Tx, scope: AccountScope): Promise<ReviewEntity | null> {
    const recent = await this.reviews.page(tx, scope, null, EARLIER);
    return recent.find((review) => review.decidedAt === null) ?? recent[0] ?? null;
  }

  /** For staff. */
  queue(filter: ReviewFilter, page: { before: string | null; limit: number }): Promise<ReviewEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.reviews.unscopedPage(tx, filter, page.before, page.limit + 1));
  }

  /** For staff. */
  find(reviewId: string): Promise<ReviewEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.reviews.unscopedFind(tx, reviewId));
  }

  /** For staff: the review with everything that speaks for and against. */
  facts(reviewId: string): Promise<ReviewFacts | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const found = await this.withSteps(tx, await this.reviews.unscopedFind(tx, reviewId));
      if (!found) return null;
      const scope = accountScope(found.review.accountId);
      const account = await this.sources.trust.readIn(tx, scope);
      return account && { ...found, account, ...(await this.aboutAccount(tx, scope, account, reviewId)) };
    });
  }

  private async aboutAccount(tx: Tx, scope: AccountScope, account: TrustedAccount, reviewId: string) {
    const { blocks, sending, records, violations } = this.sources;
    return {
      score: scoreOf({ ...account, emailConfirmed: account.confirmedAt !== null }),
      record: await records.of(tx, scope),
      lately: await records.lately(tx, scope, CLEAN_SENDING.days),
      domains: await sending.authenticatedDomainsIn(tx, scope),
      blocks: await blocks.pageIn(tx, scope, null, EARLIER),
      violations: await violations.latestIn(tx, scope),
      earlier: (await this.reviews.page(tx, scope, null, EARLIER)).filter((review) => review.id !== reviewId),
    };
  }

  private async withSteps(tx: Tx, review: ReviewEntity | null): Promise<ReviewWithSteps | null> {
    return review && { review, steps: await this.reviews.stepsOf(tx, review) };
  }
}
