import { ReviewDto } from '../../reviews/index.js';

export class TierCapsDto {
  /** @example 10 */
  perHour: number | null;
  /** @example 50 */
  perDay: number | null;
}

export class UsedDto {
  /** Null while no limit by the hour applies. */
  hour: number | null;
  /** Null while no limit by the day applies. */
  day: number | null;
}

export class UnlockedDto extends TierCapsDto {
  /** @example 2 */
  tier: number;
}

export class MissingDto {
  /**
   * A field of the profile, or `email`, `domain`, `cleanSends`, `cleanDays`, `review`.
   * @example "website"
   */
  field: string;
  /** The tier that is nearer with it, and what that allows; the tier comes when nothing is missing any more. */
  unlocks: UnlockedDto;
  /** What it adds to the score. */
  points: number | null;
  /** How far it has come. */
  have: number | null;
  need: number | null;
}

export class WayUpDto extends UnlockedDto {
  /** @example "profile_completed" */
  by:
    | 'email_confirmed'
    | 'profile_completed'
    | 'domain_authenticated_and_500_clean_sends'
    | 'thirty_clean_days'
    | 'review';
  /**
   * For `profile_completed`: what is to be given.
   * @example ["phone", "website"]
   */
  fields?: string[];
}

export class AppliedLimitDto {
  /** @example "tier_hourly" */
  limitKind: 'monthly' | 'daily' | 'tier_hourly' | 'tier_daily';
  /** Whether the plan or the tier sets it. */
  because: 'plan' | 'tier';
  /** @example 10 */
  limit: number;
  /** @example 4 */
  used: number;
  /** @example 6 */
  remaining: number;
  /** @example "2026-03-01T11:00:00.000Z" */
  resetsAt: string;
}

export class BulkPlanDto {
  /** @example "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  planId: string;
  /** @example "suite" */
  offer: string;
  /** @example "Web" */
  name: string;
}

export class BulkDto {
  /** Whether campaigns may be sent; without it promotional mail is for single readers. */
  allowed: boolean;
  /** Plans that allow it; empty while it is allowed. */
  alternatives: BulkPlanDto[];
}

export class SendingAuthorizationDto {
  /**
   * 0 unconfirmed, 1 minimal, 2 complete profile, 3 and 4 earned or reviewed.
   * @example 1
   */
  tier: number;
  /**
   * How much is known about who sends, 0 to 100.
   * @example 35
   */
  score: number;
  /** What may be sent at most, by plan and tier together; null: no such limit. */
  caps: TierCapsDto;
  used: UsedDto;
  /** What is still to be done for the next tier. */
  missing: MissingDto[];
  /** @example 2 */
  nextTier: number | null;
  /** Every way to the next tier. */
  unlocks: WayUpDto[];
  /** The limit that leaves the least room now; null when nothing limits, or nothing is subscribed to. */
  appliedLimit: AppliedLimitDto | null;
  /** Messages an hour that leave at most, by plan or staff. */
  ratePerHour: number | null;
  /**
   * Blocks that keep everything from being sent.
   * @example []
   */
  blockIds: string[];
  /** The review that is open, or was decided last. */
  review: ReviewDto | null;
  bulk: BulkDto;
}
