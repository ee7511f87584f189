import { CleanText } from '../../clean-text.js';
import { ProgramRightsDto } from './api-keys.dto.js';

export class CreateSmtpCredentialDto extends ProgramRightsDto {
  /** @example "Mail server in Lyon" */
  @CleanText(100)
  name: string;
}

export class SmtpCredentialDto {
  /** @example "smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "Mail server in Lyon" */
  name: string;
  /** @example "m1234-k3x9a7q2bc" */
  username: string;
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
   * Until then the password before the last rotation is good too; null when it is not any more.
   * @example null
   */
  previousPasswordUntil: string | null;
}

export class IssuedSmtpCredentialDto extends SmtpCredentialDto {
  /**
   * Shown this once.
   * @example "Jq5vT0n2cXzR8sWfHgLpD7eKa9iOoMwN3xE1bYuQmJk"
   */
  password: string;
}

export class SmtpPortDto {
  /** @example 2525 */
  port: number;
  tls: 'starttls' | 'implicit';
}

export class SmtpSettingsDto {
  /** @example "smtp.posthorn.example" */
  host: string;
  ports: SmtpPortDto[];
  /** @example ["m1234-k3x9a7q2bc"] */
  usernames: string[];
  /**
   * Where mail to the installation itself goes.
   * @example "smtp.posthorn.example"
   */
  inboundHost: string;
}
