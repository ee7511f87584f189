import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { ACCOUNT_STATUSES } from '../rules/account-status.js';
import { AccountDto } from './account.dto.js';

export class AccountSearchQuery extends ListQuery {
  /**
   * Platform id, user name, e-mail address, or the beginning of the organisation's name.
   * @example "m1234"
   */
  @IsOptional()
  @IsString()
  @MaxLength(254)
  q?: string;

  @IsOptional()
  @IsIn(ACCOUNT_STATUSES)
  status?: (typeof ACCOUNT_STATUSES)[number];
}

export class AdjustAccountDto {
  /**
   * A tier by decision; null lets the facts decide again.
   * @example 3
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4)
  tier?: number | null;

  /**
   * Messages an hour; null leaves the plan's speed.
   * @example 500
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  ratePerHour?: number | null;
}

export class AccountOwnerDto {
  /** @example "m1234" */
  username: string;
  /** @example "it@acme.example" */
  email: string;
}

export class StaffAccountDto extends AccountDto {
  /** The tier that staff gave; null when the facts decide. */
  grantedTier: number | null;
  /** The speed that staff set; null when the plan decides. */
  ratePerHour: number | null;
  owner: AccountOwnerDto | null;
  /**
   * When the data of a closing account is deleted.
   * @example null
   */
  closesAt: string | null;
  /**
   * When a closed account was purged.
   * @example null
   */
  closedAt: string | null;
}
