import { IsString, MaxLength } from 'class-validator';

export class EnrolTotpDto {
  /** @example "plum harvest 74 by the brook" */
  @IsString()
  @MaxLength(1024)
  password: string;
}

export class EnrolledTotpDto {
  /**
   * The seed, for authenticators that read no QR code. It is shown this once.
   * @example "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
   */
  secret: string;
  /**
   * What the QR code should say.
   * @example "otpauth://totp/Posthorn:m1234?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Posthorn&algorithm=SHA1&digits=6&period=30"
   */
  otpauthUrl: string;
}

export class ConfirmTotpDto {
  /** @example "492039" */
  @IsString()
  @MaxLength(64)
  code: string;
}

export class SecondFactorProofDto {
  /** @example "plum harvest 74 by the brook" */
  @IsString()
  @MaxLength(1024)
  password: string;

  /**
   * A code of the authenticator, or a recovery code.
   * @example "492039"
   */
  @IsString()
  @MaxLength(64)
  code: string;
}

export class RecoveryCodesDto {
  /**
   * Ten codes, each good once in place of a code of the authenticator. They are shown this once.
   * @example ["gayt-emzu-gu3d-oobz"]
   */
  recoveryCodes: string[];
}
