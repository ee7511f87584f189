import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';

export class LoginDto {
  /**
   * Either this or `email`.
   * @example "m1234"
   */
  @ValidateIf((body: LoginDto) => body.username !== undefined || body.email === undefined)
  @IsString()
  @MaxLength(254)
  username?: string;

  /** @example "it@acme.example" */
  @ValidateIf((body: LoginDto) => body.email !== undefined)
  @IsString()
  @MaxLength(254)
  email?: string;

  /** @example "plum harvest 74 by the brook" */
  @IsString()
  @MaxLength(1024)
  password: string;

  /**
   * The code of the authenticator, or a recovery code; for people who have a second factor.
   * @example "492039"
   */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  totp?: string;
}

export class TokenPairDto {
  /**
   * Goes into the header `Authorization`, behind the word Bearer.
   * @example "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJ1c3JfMDE5OWYzYTAifQ.4Yb1uQmJkq8vT0n2cXzR5sWfHgLpD7eKa9iOoMwN3xE"
   */
  accessToken: string;
  /**
   * Good for one new pair; shown again later, it ends the session.
   * @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE"
   */
  refreshToken: string;
  /**
   * Life of the access token in seconds.
   * @example 900
   */
  expiresIn: number;
}

export class RefreshDto {
  /** @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE" */
  @IsString()
  @MaxLength(512)
  refreshToken: string;
}

export class LogoutDto {
  /**
   * May be left out when the access token is sent along.
   * @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE"
   */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  refreshToken?: string;
}

export class ForgotPasswordDto {
  /**
   * Either this or `email`.
   * @example "m1234"
   */
  @ValidateIf((body: ForgotPasswordDto) => body.username !== undefined || body.email === undefined)
  @IsString()
  @MaxLength(254)
  username?: string;

  /** @example "it@acme.example" */
  @ValidateIf((body: ForgotPasswordDto) => body.email !== undefined)
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class ResetPasswordDto {
  /**
   * The `token` of the link in the mail.
   * @example "Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE"
   */
  @IsString()
  @MaxLength(512)
  token: string;

  /** @example "plum harvest 74 by the brook" */
  @IsString()
  password: string;
}
