import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { CleanText } from '../../clean-text.js';
import { KINDS_OF_ACCESS } from '../use-cases/revoke-access.js';

export class RevokeCredentialsDto {
  /** @example ["sessions", "api_keys", "smtp_credentials"] */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(KINDS_OF_ACCESS, { each: true })
  what: ('sessions' | 'api_keys' | 'smtp_credentials')[];

  /** @example "The customer found his key in a public repository" */
  @CleanText(1000)
  reason: string;
}

/** How many of each ended. */
export class RevokedCredentialsDto {
  /** @example 2 */
  sessions: number;
  /** @example 1 */
  apiKeys: number;
  /** @example 3 */
  smtpCredentials: number;
}
