import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ACCOUNT_ROLES } from '../../../../contracts/roles.js';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { CleanText } from '../../clean-text.js';

export class InviteUserDto {
  /** @example "anna@acme.example" */
  @IsString()
  @MaxLength(254)
  email: string;

  /**
   * Any role but `owner`, and none above your own.
   * @example "developer"
   */
  @IsIn(ACCOUNT_ROLES)
  role: 'owner' | 'admin' | 'developer' | 'marketer' | 'billing' | 'viewer';

  /** Language of the mails to this person; that of the account when left out. */
  @IsOptional()
  @IsIn(LANGUAGES)
  locale?: 'en' | 'fr' | 'de' | 'es' | 'it';
}

export class ChangeUserDto {
  /**
   * Any role but `owner`, and none above your own.
   * @example "admin"
   */
  @IsIn(ACCOUNT_ROLES)
  role: 'owner' | 'admin' | 'developer' | 'marketer' | 'billing' | 'viewer';
}

export class MakeOwnerDto {
  /**
   * Your own, as the present owner.
   * @example "plum harvest 74 by the brook"
   */
  @IsString()
  @MaxLength(1024)
  password: string;

  /**
   * The code of your authenticator, when you use one.
   * @example "492039"
   */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  totp?: string;
}

export class AcceptInvitationDto {
  /**
   * The `token` of the link in the mail.
   * @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE"
   */
  @IsString()
  @MaxLength(512)
  token: string;

  /**
   * 12 to 128 characters.
   * @example "plum harvest 74 by the brook"
   */
  @IsString()
  password: string;
}

export class UserDto {
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "anna@acme.example" */
  email: string;
  /**
   * Never given to anybody else again.
   * @example "m1234.2"
   */
  username: string;
  role: 'owner' | 'admin' | 'developer' | 'marketer' | 'billing' | 'viewer';
  status: 'invited' | 'active';
  locale: 'en' | 'fr' | 'de' | 'es' | 'it';
  totpEnabled: boolean;
  /** @example null */
  lastLoginAt: string | null;
  /**
   * Until then the invitation can be accepted and holds a seat; null once it was accepted.
   * @example "2026-03-08T10:00:00.000Z"
   */
  invitationExpiresAt: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
}

export class SeatPriceDto {
  /** @example "100.00" */
  amount: string;
  /** @example "EUR" */
  currency: string;
}

export class SeatOnSaleDto {
  /** Of one more seat, without VAT. */
  price: SeatPriceDto;
  /**
   * POST `{kind: "seat", quantity, paymentMethod}` to it.
   * @example "/v1/subscriptions/sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11/add-ons"
   */
  path: string;
}

export class SeatsDto {
  /**
   * What the plan includes; null without a limit.
   * @example 1
   */
  included: number | null;
  /** @example 2 */
  purchased: number;
  /**
   * People, and invitations that are still good.
   * @example 1
   */
  used: number;
  /** @example 3 */
  total: number | null;
  /** Null where no seat is sold. */
  onSale: SeatOnSaleDto | null;
}

export class ResetSecondFactorDto {
  /**
   * How it was found out who asks.
   * @example "Called back on the number of the contract and compared the last invoice"
   */
  @CleanText(1000)
  reason: string;
}
