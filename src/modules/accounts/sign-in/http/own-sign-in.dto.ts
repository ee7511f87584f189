import { IsString, MaxLength } from 'class-validator';

export class ChangePasswordDto {
  /** @example "plum harvest 74 by the brook" */
  @IsString()
  @MaxLength(1024)
  current: string;

  /**
   * 12 to 128 characters of any script.
   * @example "a long walk before breakfast"
   */
  @IsString()
  new: string;
}

export class ChangeEmailDto {
  /**
   * A link goes to this address; nothing changes before it is followed.
   * @example "new@acme.example"
   */
  @IsString()
  @MaxLength(254)
  email: string;

  /** @example "plum harvest 74 by the brook" */
  @IsString()
  @MaxLength(1024)
  password: string;
}
