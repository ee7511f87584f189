import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { ReadSmtpSettings } from '../use-cases/read-smtp-settings.query.js';
import { SmtpSettingsDto } from './smtp.dto.js';

@ApiTags('API keys and SMTP credentials')
@Controller('v1/smtp-settings')
export class SmtpSettingsController {
  constructor(private readonly settings: ReadSmtpSettings) {}

  @Get()
  @Access('getSmtpSettings')
  @ApiOperation({ summary: 'Show what to enter in a mail program' })
  async getSmtpSettings(@CurrentCaller() caller: Caller): Promise<SmtpSettingsDto> {
    const settings = await this.settings.of(callerScope(caller));
    return { ...settings, inboundHost: settings.host };
  }
}
