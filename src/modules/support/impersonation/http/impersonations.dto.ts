import { IsIn, IsOptional, Matches } from 'class-validator';
import { END_REASONS, IMPERSONATION_MODES } from '../rules/impersonation.js';

export class StartImpersonationDto {
  /**
   * The account reads it.
   * @example "Ticket 1042: the import stops at row 300."
   */
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  @Matches(/^[^\p{Cc}\u2028\u2029]{1,500}$/u, { message: 'must be one line of at most 500 characters' })
  reason: string;

  /**
   * What the customer says; not needed within half an hour after it was checked.
   * @example "482915"
   */
  @IsOptional()
  @Matches(/^\d{6}$/)
  pin?: string;

  /**
   * The owner when left out.
   * @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
   */
  @IsOptional()
  @Matches(/^usr_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  userId?: string;

  /** @example "read" */
  @IsOptional()
  @IsIn(IMPERSONATION_MODES)
  mode?: (typeof IMPERSONATION_MODES)[number];
}

export class ImpersonatedUserDto {
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "m1234" */
  username: string;
}

export class ImpersonatingStaffDto {
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "ada@posthorn.example" */
  email: string;
}

export class ImpersonationDto {
  /** @example "imp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  user: ImpersonatedUserDto;
  staff: ImpersonatingStaffDto;
  mode: (typeof IMPERSONATION_MODES)[number];
  /** @example "Ticket 1042: the import stops at row 300." */
  reason: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  startedAt: string;
  /** @example "2026-03-01T10:30:00.000Z" */
  expiresAt: string;
  /** @example null */
  endedAt: string | null;
  /** @example null */
  endReason: (typeof END_REASONS)[number] | null;
}

export class ImpersonatedAccountDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example 1234 */
  platformId: number;
  /** @example "Acme" */
  organization: string;
}

export class StartedImpersonationDto extends ImpersonationDto {
  /**
   * Opens the customer's API until `expiresAt`; there is no refresh token.
   * @example "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJ1c3JfMDE5OWYzYTAifQ.4Yb1uQmJkq8vT0n2cXzR5sWfHgLpD7eKa9iOoMwN3xE"
   */
  accessToken: string;
  account: ImpersonatedAccountDto;
}
