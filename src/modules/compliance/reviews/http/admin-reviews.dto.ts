import type { AccountProfile } from '../../../accounts/index.js';
import { ViolationDto } from '../../violations/index.js';
import { REVIEW_FLAGS } from '../rules/review.js';
import { ReviewDto, ReviewWithStepsDto } from './reviews.dto.js';

export class StaffReviewDto extends ReviewDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /** What a rule saw; customers do not see it. */
  flags: (typeof REVIEW_FLAGS)[number][];
  /** True when the answer is late. */
  overdue: boolean;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  decidedBy: string | null;
}

export class SendingSumsDto {
  /** @example 12000 */
  accepted: number;
  /** @example 11800 */
  delivered: number;
  /** To addresses that do not exist. */
  bounced: number;
  /** Delivered at first, and came back. */
  returned: number;
  complained: number;
}

export class SendingRecordDto {
  /** @example "2026-01-15T09:12:00.000Z" */
  firstDeliveredAt: string | null;
  life: SendingSumsDto;
  last30Days: SendingSumsDto;
}

export class ReviewedAccountDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example 1234 */
  platformId: number;
  /** @example "Acme" */
  organization: string;
  /** The owner’s address. */
  email: string;
  /** @example "freemium-fr" */
  offer: string;
  /** @example "active" */
  status: string;
  /** @example "2026-01-12T08:30:00.000Z" */
  createdAt: string;
  tier: number;
  grantedTier: number | null;
  ratePerHour: number | null;
  profile: ReviewedProfileDto;
}

export class ReviewedProfileDto implements AccountProfile {
  /** @example "https://acme.example/" */
  website?: string;
  /** @example "+33123456789" */
  phone?: string;
  /** @example "12 rue de la Paix, 75002 Paris" */
  address?: string;
  country?: string;
  /** @example "Order confirmations and a weekly newsletter." */
  useCase?: string;
  /** @example "Customers of our shop who ticked the box at the till." */
  listOrigin?: string;
  expectedMonthlyVolume?: number;
}

export class ReviewedBlockDto {
  /** @example "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  reason: string;
  /** @example "sending" */
  scope: string;
  /** @example "2026-02-20T14:05:00.000Z" */
  since: string;
  /** @example null */
  liftedAt: string | null;
}

export class ReviewFactsDto extends ReviewWithStepsDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  flags: (typeof REVIEW_FLAGS)[number][];
  overdue: boolean;
  decidedBy: string | null;
  account: ReviewedAccountDto;
  /** 0 to 100. */
  score: number;
  /**
   * Domains that are proven and sign their mail.
   * @example ["acme.example"]
   */
  domains: string[];
  sendingRecord: SendingRecordDto;
  /** The newest ones, also lifted. */
  blocks: ReviewedBlockDto[];
  /** What it did against the terms, the newest. */
  violations: ViolationDto[];
  /** Other reviews of the account, newest first. */
  earlier: StaffReviewDto[];
}
