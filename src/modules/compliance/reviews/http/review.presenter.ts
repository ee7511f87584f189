import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { SendingSums } from '../../record/index.js';
import { presentViolation } from '../../violations/index.js';
import type { ReviewStepEntity } from '../data/review-step.entity.js';
import type { ReviewEntity } from '../data/review.entity.js';
import type { ReviewFacts, ReviewWithSteps } from '../use-cases/read-reviews.query.js';
import type { ReviewedAccountDto, ReviewFactsDto, SendingSumsDto, StaffReviewDto } from './admin-reviews.dto.js';
import type { ReviewDto, ReviewStepDto, ReviewWithStepsDto } from './reviews.dto.js';

export function presentReview(review: ReviewEntity): ReviewDto {
  return {
    id: wireId(WIRE_PREFIXES.review, review.id),
    kind: review.kind,
    status: review.status,
    message: review.message,
    wantedTier: review.wantedTier,
    expectedVolume: review.expectedVolume,
    question: review.question,
    reason: review.reason,
    tier: review.tier,
    ratePerHour: review.ratePerHour,
    dueAt: isoOrNull(review.dueAt),
    requestedAt: toIso(review.requestedAt),
    decidedAt: isoOrNull(review.decidedAt),
  };
}

export function presentReviewWithSteps({ review, steps }: ReviewWithSteps): ReviewWithStepsDto {
  // What a rule saw is for staff only.
  const shown = steps.filter((step) => step.kind !== 'flagged');
  return { ...presentReview(review), steps: shown.map(presentStep) };
}

export function presentStaffReview(review: ReviewEntity, now: Instant): StaffReviewDto {
  return {
    ...presentReview(review),
    accountId: wireId(WIRE_PREFIXES.account, review.accountId),
    flags: review.flags,
    overdue: review.dueAt !== null && review.dueAt < now,
    decidedBy: review.decidedBy === null ? null : wireId(WIRE_PREFIXES.staff, review.decidedBy),
  };
}

export function presentReviewFacts(facts: ReviewFacts, now: Instant): ReviewFactsDto {
  return {
    ...presentStaffReview(facts.review, now),
    steps: facts.steps.map(presentStep),
    account: presentReviewedAccount(facts),
    score: facts.score,
    domains: facts.domains,
    sendingRecord: {
      firstDeliveredAt: isoOrNull(facts.record.firstDeliveredAt),
      life: presentSums(facts.record),
      last30Days: presentSums(facts.lately),
    },
    blocks: facts.blocks.map((block) => ({
      id: wireId(WIRE_PREFIXES.block, block.id),
      reason: block.reason,
      scope: block.scope,
      since: toIso(block.sinceAt),
      liftedAt: isoOrNull(block.liftedAt),
    })),
    violations: facts.violations.map(presentViolation),
    earlier: facts.earlier.map((review) => presentStaffReview(review, now)),
  };
}

function presentReviewedAccount({ account }: ReviewFacts): ReviewedAccountDto {
  const { platformId, organization, email, offer, status, tier, grantedTier, ratePerHour, profile } = account;
  return {
    id: wireId(WIRE_PREFIXES.account, account.id),
    platformId,
    organization,
    email,
    offer,
    status,
    createdAt: toIso(account.createdAt),
    tier,
    grantedTier,
    ratePerHour,
    profile,
  };
}

function presentSums({ accepted, delivered, bounced, returned, complained }: SendingSums): SendingSumsDto {
  return { accepted, delivered, bounced, returned, complained };
}

function presentStep(step: ReviewStepEntity): ReviewStepDto {
  const by = step.actorType === 'staff' || step.actorType === 'system' ? step.actorType : 'user';
  return { kind: step.kind, at: toIso(step.at), by, text: step.text };
}
