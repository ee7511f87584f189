import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { KEY_SCOPES, type KeyScope } from '../../../../platform/http/index.js';
import { CleanText } from '../../clean-text.js';

const SUBSCRIPTION_ID = /^sub_[0-9a-f-]{36}$/;

/** What keys and SMTP credentials have in common. */
export class ProgramRightsDto {
  /**
   * After this it opens nothing.
   * @example "2027-01-01T00:00:00.000Z"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;

  /**
   * Networks it may be used from; everywhere when empty.
   * @example ["192.0.2.0/24"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  allowedNetworks?: string[] | null;

  /**
   * Whose quota it uses; the account's oldest active subscription when left out.
   * @example null
   */
  @IsOptional()
  @Matches(SUBSCRIPTION_ID)
  subscriptionId?: string | null;
}

/** What may change later; null gives a limit up, what is left out stays. */
export class UpdateProgramDto extends ProgramRightsDto {
  /** @example "Shop in Lyon" */
  @IsOptional()
  @CleanText(100)
  name?: string;
}

export class CreateApiKeyDto extends ProgramRightsDto {
  /** @example "Shop" */
  @CleanText(100)
  name: string;

  /** @example ["send", "read"] */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(KEY_SCOPES.length)
  @ArrayUnique()
  @IsIn(KEY_SCOPES, { each: true })
  scopes: ('send' | 'read' | 'contacts' | 'billing' | 'sms' | 'admin-of-account')[];
}

export class RotateSecretDto {
  /**
   * For so long the secret before stays good beside the new one: an ISO 8601 duration of at most seven days, a day when
   * left out, `PT0S` for an end at once.
   * @example "PT24H"
   */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  overlap?: string | null;
}

export class ApiKeyDto {
  /** @example "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "Shop" */
  name: string;
  /**
   * The public half: the user name of Basic authentication.
   * @example "phk_3nK9sVb7xQ2mLw8Rt5Yc"
   */
  key: string;
  /**
   * The beginning of the secret, to recognise it by.
   * @example "phs_Vb7x"
   */
  secretHint: string;
  scopes: KeyScope[];
  /** @example ["203.0.113.0/24"] */
  allowedNetworks: string[];
  /** @example null */
  subscriptionId: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  /** @example null */
  expiresAt: string | null;
  /**
   * To the minute.
   * @example null
   */
  lastUsedAt: string | null;
  /**
   * The address it was last used from.
   * @example "192.0.2.7"
   */
  lastUsedIp: string | null;
  /**
   * The beginning of the secret before the last rotation, while that one is good too.
   * @example null
   */
  previousSecretHint: string | null;
  /**
   * Until then the secret before the last rotation is good too; null when it is not any more.
   * @example null
   */
  previousSecretUntil: string | null;
}

export class IssuedApiKeyDto extends ApiKeyDto {
  /**
   * Shown this once.
   * @example "phs_Vb7xQ2mLw8Rt5Yc3nK9sJ4hGd6fPz1aEoUi0TgWkB"
   */
  secret: string;
}
