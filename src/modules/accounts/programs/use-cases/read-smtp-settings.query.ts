import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';

export interface SmtpSettings {
  host: string;
  ports: { port: number; tls: 'starttls' | 'implicit' }[];
  usernames: string[];
}

/** What a mail program needs to know; the password is shown when it is made and never again. */
@Injectable()
export class ReadSmtpSettings {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: SmtpCredentialsRepository,
  ) {}

  of(scope: AccountScope): Promise<SmtpSettings> {
    return this.unitOfWork.run(scope, (tx) => this.in(tx, scope));
  }

  async in(tx: Tx, scope: AccountScope): Promise<SmtpSettings> {
    const { SMTP_SUBMISSION_PORTS, SMTP_TLS_PORTS, SMTP_PUBLIC_HOST } = this.config.values;
    return {
      host: SMTP_PUBLIC_HOST,
      ports: [
        ...SMTP_SUBMISSION_PORTS.map((port) => ({ port, tls: 'starttls' as const })),
        ...SMTP_TLS_PORTS.map((port) => ({ port, tls: 'implicit' as const })),
      ],
      usernames: await this.credentials.usernames(tx, scope),
    };
  }
}
