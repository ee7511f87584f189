import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsTimeZone, Matches, Max, Min, ValidateNested } from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { CleanText } from '../../clean-text.js';
import { BLOCK_REASONS } from '../rules/blocks.js';

/** What the account tells about itself; null takes a field away. */
export class ProfileDto {
  /** @example "https://acme.example" */
  @IsOptional()
  @CleanText(500)
  website?: string | null;

  /** @example "+33 1 23 45 67 89" */
  @IsOptional()
  @CleanText(50)
  phone?: string | null;

  /** @example "1 rue de la Paix, 75002 Paris" */
  @IsOptional()
  @CleanText(500)
  address?: string | null;

  /**
   * Two letters, ISO 3166-1.
   * @example "FR"
   */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  country?: string | null;

  /** @example "Order confirmations and a monthly newsletter" */
  @IsOptional()
  @CleanText(2000)
  useCase?: string | null;

  /** @example "Customers who ticked the box at checkout" */
  @IsOptional()
  @CleanText(2000)
  listOrigin?: string | null;

  /** @example 20000 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  expectedMonthlyVolume?: number | null;
}

export class UpdateAccountDto {
  /** @example "Acme" */
  @IsOptional()
  @CleanText(200)
  organization?: string;

  /** Language of the mails Posthorn writes to you. */
  @IsOptional()
  @IsIn(LANGUAGES)
  locale?: 'en' | 'fr' | 'de' | 'es' | 'it';

  /**
   * Formats reports and default schedules; quotas follow the offer's own zone.
   * @example "Europe/Paris"
   */
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileDto)
  profile?: ProfileDto;
}

export class AccountDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /**
   * The number after the `m` of the user name.
   * @example 1234
   */
  platformId: number;
  /** @example "Acme" */
  organization: string;
  /** @example "freemium-fr" */
  offer: string;
  status: 'pending' | 'active' | 'suspended' | 'closing' | 'closed';
  /** Why the account is suspended; empty when it is not. */
  suspensionReasons: ((typeof BLOCK_REASONS)[number] | 'daily_quota')[];
  emailConfirmed: boolean;
  locale: 'en' | 'fr' | 'de' | 'es' | 'it';
  /** @example "Europe/Paris" */
  timeZone: string;
  profile: ProfileDto;
  /**
   * 0 unconfirmed, 1 minimal, 2 complete profile, 3 and 4 earned.
   * @example 1
   */
  tier: number;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
}
