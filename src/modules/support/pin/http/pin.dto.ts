import { IsOptional, Matches } from 'class-validator';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export class SupportPinDto {
  /** @example "482915" */
  pin: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  rotatedAt: string;
  /**
   * Until then no PIN is taken, because too many wrong ones were given.
   * @example null
   */
  lockedUntil: string | null;
}

export class VerifyPinDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @Matches(new RegExp(`^acc_${UUID}$`))
  accountId: string;

  /**
   * What the customer says.
   * @example "482915"
   */
  @Matches(/^\d{6}$/)
  pin: string;

  /**
   * The ticket in which it is said.
   * @example null
   */
  @IsOptional()
  @Matches(new RegExp(`^tkt_${UUID}$`))
  ticketId?: string | null;
}

export class VerifiedPinDto {
  /** @example true */
  verified: boolean;
  /** @example "2026-03-01T10:30:00.000Z" */
  verifiedUntil: string;
}
