import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CleanLines, ListQuery } from '../../../../platform/http/index.js';
import { DECISIONS, REVIEW_KINDS, REVIEW_STATUSES } from '../rules/review.js';

export class RequestReviewDto {
  /**
   * What you send, to whom, and why you need more.
   * @example "Invoices and reminders to the customers of our shop; the season begins in May."
   */
  @CleanLines(5000)
  message: string;

  /**
   * The tier you ask for; left out: the highest.
   * @example 4
   */
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(4)
  wantedTier?: number;

  /**
   * Messages a month.
   * @example 80000
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  expectedVolume?: number;
}

export class AnswerReviewDto {
  /** @example "The list comes from orders of the last two years; the export is attached to the ticket." */
  @CleanLines(10000)
  text: string;
}

export class ReviewStepDto {
  kind: 'requested' | 'flagged' | 'asked' | 'answered' | 'approved' | 'limited' | 'refused';
  /** @example "2026-03-02T09:30:00.000Z" */
  at: string;
  /** Who: a person of the account, staff, or a rule. */
  by: 'user' | 'staff' | 'system';
  text: string | null;
}

export class ReviewDto {
  /** @example "rev_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** `authorization`: asked for by the account; `risk`: by a rule. */
  kind: (typeof REVIEW_KINDS)[number];
  /** `pending`: we are to answer, until `dueAt`; `question`: you are. */
  status: (typeof REVIEW_STATUSES)[number];
  message: string | null;
  /** @example 4 */
  wantedTier: number | null;
  /** @example 80000 */
  expectedVolume: number | null;
  /** What we asked last. */
  question: string | null;
  /** Why it was decided so. */
  reason: string | null;
  /** The tier that was decided. */
  tier: number | null;
  /** The speed that was decided. */
  ratePerHour: number | null;
  /** Until when we answer: two business days. */
  dueAt: string | null;
  /** @example "2026-03-02T09:30:00.000Z" */
  requestedAt: string;
  /** @example null */
  decidedAt: string | null;
}

export class ReviewWithStepsDto extends ReviewDto {
  /** What was said and decided, oldest first. */
  steps: ReviewStepDto[];
}

export class ReviewQueueQuery extends ListQuery {
  @IsOptional()
  @IsIn(REVIEW_STATUSES)
  status?: (typeof REVIEW_STATUSES)[number];

  @IsOptional()
  @IsIn(REVIEW_KINDS)
  kind?: (typeof REVIEW_KINDS)[number];
}

export class DecideReviewDto {
  /** @example "approve" */
  @IsIn(DECISIONS)
  decision: (typeof DECISIONS)[number];

  /**
   * `approve`: the least the account may have from now on; `limit`: what it has until staff say otherwise.
   * @example 4
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4)
  tier?: number;

  /**
   * Messages an hour.
   * @example 500
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  ratePerHour?: number;

  /**
   * The customer reads it. Needed to limit or refuse.
   * @example "A new list of this size goes out in steps."
   */
  @IsOptional()
  @CleanLines(5000)
  reason?: string;

  /**
   * Needed to ask.
   * @example "Where do the addresses of your newsletter come from?"
   */
  @IsOptional()
  @CleanLines(5000)
  question?: string;
}
