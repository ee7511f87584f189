import { Injectable } from '@nestjs/common';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountTrust, type Actor } from '../../../accounts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import type { ReviewEntity } from '../data/review.entity.js';
import { ReviewsRepository } from '../data/reviews.repository.js';
import { isOpen, STATUS_AFTER } from '../rules/review.js';
import { type Ruling, trustAfter } from '../rules/ruling.js';
import { AnnounceReview } from './announce-review.js';

/** Staff approve, limit, refuse or ask. Whoever comes second is told that it is decided. */
@Injectable()
export class DecideReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: ReviewsRepository,
    private readonly trust: AccountTrust,
    private readonly announce: AnnounceReview,
  ) {}

  run(
    reviewId: string,
    ruling: Ruling,
    by: { staffId: string; actor: Actor },
    keep: BeforeCommit<ReviewEntity>,
  ): Promise<ReviewEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const review = await this.lockIn(tx, reviewId);
      if (!isOpen(review.status)) throw complianceProblems.review_already_decided({ extra: { status: review.status } });
      const decided =
        ruling.decision === 'ask'
          ? await this.askIn(tx, review, ruling.question, by.actor)
          : await this.decideIn(tx, review, ruling, by);
      await keep(tx, decided);
      return decided;
    });
  }

  /** The account before its review: the order in which a request for a review takes them. */
  private async lockIn(tx: Tx, reviewId: string): Promise<ReviewEntity> {
    const found = await this.reviews.unscopedFind(tx, reviewId);
    const account = found && (await this.trust.lockIn(tx, accountScope(found.accountId)));
    const review = account && (await this.reviews.unscopedFindForUpdate(tx, reviewId));
    if (!review) throw platformProblems.not_found();
    return review;
  }

  private async askIn(tx: Tx, review: ReviewEntity, question: string, actor: Actor): Promise<ReviewEntity> {
    const asked = await this.reviews.update(tx, review, { status: 'question', question, dueAt: null });
    await this.announce.stepIn(tx, asked, { kind: 'asked', actor, text: question });
    return asked;
  }

  private async decideIn(
    tx: Tx,
    review: ReviewEntity,
    ruling: Exclude<Ruling, { decision: 'ask' }>,
    { staffId, actor }: { staffId: string; actor: Actor },
  ): Promise<ReviewEntity> {
    const scope = accountScope(review.accountId);
    const account = await this.trust.lockIn(tx, scope);
    if (!account) throw platformProblems.not_found();
    const change = trustAfter(ruling, review, account);
    const status = STATUS_AFTER[ruling.decision] as 'approved' | 'limited' | 'refused';
    const decided = await this.reviews.update(tx, review, {
      status,
      reason: ruling.reason,
      tier: change.grantedTier ?? change.reviewedTier ?? null,
      ratePerHour: change.ratePerHour ?? null,
      dueAt: null,
      decidedAt: tx.now,
      decidedBy: staffId,
    });
    await this.announce.stepIn(tx, decided, {
      kind: status,
      actor,
      text: ruling.reason,
      changes: { tier: decided.tier, ratePerHour: decided.ratePerHour },
    });
    if (Object.keys(change).length > 0) await this.trust.changeIn(tx, scope, change, { cause: 'review', actor });
    return decided;
  }
}
