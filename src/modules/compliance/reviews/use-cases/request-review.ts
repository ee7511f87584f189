import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountTrust, type Actor } from '../../../accounts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import type { ReviewEntity } from '../data/review.entity.js';
import { ReviewsRepository } from '../data/reviews.repository.js';
import { addBusinessDays, ANSWER_BUSINESS_DAYS } from '../rules/due-date.js';
import type { ReviewFlag, ReviewKind } from '../rules/review.js';
import { AnnounceReview } from './announce-review.js';

const HIGHEST_TIER = 4;

export interface ReviewRequest {
  message: string;
  wantedTier: number | null;
  expectedVolume: number | null;
}

/** A customer asks a person to look at the account; a rule does the same when it sees a risk. */
@Injectable()
export class RequestReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: ReviewsRepository,
    private readonly trust: AccountTrust,
    private readonly announce: AnnounceReview,
  ) {}

  run(
    scope: AccountScope,
    request: ReviewRequest,
    actor: Actor,
    keep: BeforeCommit<ReviewEntity>,
  ): Promise<ReviewEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.trust.lockIn(tx, scope);
      if (!account) throw platformProblems.not_found();
      if (account.tier >= HIGHEST_TIER) throw complianceProblems.nothing_to_unlock();
      const review = newReview(tx.now, scope, 'authorization', { ...request, flags: [] });
      if (!(await this.reviews.insert(tx, review))) throw await this.alreadyOpen(tx, scope);
      const { message: text, wantedTier, expectedVolume } = request;
      await this.announce.stepIn(tx, review, {
        kind: 'requested',
        actor,
        text,
        changes: { wantedTier, expectedVolume },
      });
      await keep(tx, review);
      return review;
    });
  }

  /** Risks of one account are looked at together; each is told once. */
  async flagIn(tx: Tx, scope: AccountScope, flags: readonly ReviewFlag[], rule: string): Promise<void> {
    const fresh = newReview(tx.now, scope, 'risk', { message: null, wantedTier: null, expectedVolume: null, flags });
    let review = fresh;
    let news = [...flags];
    if (!(await this.reviews.insert(tx, fresh))) {
      const open = await this.reviews.openForUpdate(tx, scope, 'risk');
      if (!open) throw new Error(`the open review of ${scope.accountId} was decided just now`);
      news = news.filter((flag) => !open.flags.includes(flag));
      if (news.length === 0) return;
      review = await this.reviews.update(tx, open, { flags: [...open.flags, ...news] });
    }
    const actor: Actor = { type: 'system', id: null, label: rule };
    await this.announce.stepIn(tx, review, { kind: 'flagged', actor, text: news.join(', ') });
  }

  private async alreadyOpen(tx: Tx, scope: AccountScope): Promise<Error> {
    const open = await this.reviews.openForUpdate(tx, scope, 'authorization');
    return complianceProblems.review_already_open({
      extra: open ? { reviewId: wireId(WIRE_PREFIXES.review, open.id) } : {},
    });
  }
}

function newReview(
  now: Instant,
  scope: AccountScope,
  kind: ReviewKind,
  wanted: {
    message: string | null;
    wantedTier: number | null;
    expectedVolume: number | null;
    flags: readonly ReviewFlag[];
  },
): ReviewEntity {
  return {
    id: newId(now),
    accountId: scope.accountId,
    kind,
    status: 'pending',
    flags: [...wanted.flags],
    message: wanted.message,
    wantedTier: wanted.wantedTier,
    expectedVolume: wanted.expectedVolume,
    question: null,
    reason: null,
    tier: null,
    ratePerHour: null,
    dueAt: addBusinessDays(now, ANSWER_BUSINESS_DAYS),
    requestedAt: now,
    decidedAt: null,
    decidedBy: null,
    version: 1,
  };
}
