import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { AccountDto, ProfileDto } from '../../account/index.js';
import { CleanText } from '../../clean-text.js';

export class SignUpDto {
  /** @example "it@acme.example" */
  @IsString()
  @MaxLength(254)
  email: string;

  /** @example "Acme" */
  @CleanText(200)
  organization: string;

  /**
   * Code of an offer; the first of the catalogue when left out.
   * @example "freemium-fr"
   */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/)
  offer?: string;

  /**
   * 12 to 128 characters; may also be set when the address is confirmed.
   * @example "plum harvest 74 by the brook"
   */
  @IsOptional()
  @IsString()
  password?: string;

  /** Language of the mails Posthorn writes to you; that of `Accept-Language` when left out. */
  @IsOptional()
  @IsIn(LANGUAGES)
  locale?: 'en' | 'fr' | 'de' | 'es' | 'it';

  /** The more you tell, the sooner you may send more. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileDto)
  profile?: ProfileDto;
}

export class PersonDto {
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "m1234" */
  username: string;
  /** @example "it@acme.example" */
  email: string;
  role: 'owner' | 'admin' | 'developer' | 'marketer' | 'billing' | 'viewer';
  emailConfirmed: boolean;
  locale: 'en' | 'fr' | 'de' | 'es' | 'it';
}

export class SignedUpDto {
  account: AccountDto;
  user: PersonDto;
}

export class ConfirmEmailDto {
  /**
   * The `token` of the link in the mail.
   * @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE"
   */
  @IsString()
  @MaxLength(512)
  token: string;

  /**
   * Sets the password, when none was given at sign-up.
   * @example "plum harvest 74 by the brook"
   */
  @IsOptional()
  @IsString()
  password?: string;
}

export class EmailAddressDto {
  /** @example "it@acme.example" */
  @IsString()
  @MaxLength(254)
  email: string;
}
