import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Config } from '../../../../platform/config/config.js';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { ManageSmtpCredentials } from '../use-cases/manage-smtp-credentials.js';
import { SmtpSettingsDto } from './smtp.dto.js';

@ApiTags('API keys and SMTP credentials')
@Controller('v1/smtp-settings')
export class SmtpSettingsController {
  constructor(
    private readonly config: Config,
    private readonly credentials: ManageSmtpCredentials,
  ) {}

  @Get()
  @Access('getSmtpSettings')
  @ApiOperation({ summary: 'Show what to enter in a mail program' })
  async getSmtpSettings(@CurrentCaller() caller: Caller): Promise<SmtpSettingsDto> {
    const { SMTP_SUBMISSION_PORTS, SMTP_TLS_PORTS, SMTP_PUBLIC_HOST } = this.config.values;
    return {
      host: SMTP_PUBLIC_HOST,
      ports: [
        ...SMTP_SUBMISSION_PORTS.map((port) => ({ port, tls: 'starttls' as const })),
        ...SMTP_TLS_PORTS.map((port) => ({ port, tls: 'implicit' as const })),
      ],
      usernames: await this.credentials.usernames(callerScope(caller)),
      inboundHost: SMTP_PUBLIC_HOST,
    };
  }
}
