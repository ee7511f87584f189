import { IsOptional, IsString, MaxLength } from 'class-validator';

export class BrowserSignInDto {
  /** A user name or an e-mail address. */
  @IsString()
  @MaxLength(254)
  login: string;

  @IsString()
  @MaxLength(1024)
  password: string;

  /** The code of the authenticator, or a recovery code. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  totp?: string;
}

/** Who is signed in, and a token for the requests of the page. */
export interface BrowserSessionView {
  accessToken: string;
  /** seconds */
  expiresIn: number;
  name: string;
  staff: boolean;
}
