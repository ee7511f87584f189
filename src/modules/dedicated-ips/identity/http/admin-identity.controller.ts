import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Existing, preferredLanguage, RequestHeader, WireIdParam } from '../../../../platform/http/index.js';
import { IpAddressLocator, type IpAddressView, presentAddress } from '../../stock/index.js';
import { explained } from '../rules/identity-texts.table.js';
import { CheckIdentity } from '../use-cases/check-identity.js';
import { CheckedIpView } from './identity.dto.js';

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/ips')
export class AdminIdentityController {
  constructor(private readonly checking: CheckIdentity) {}

  @Post(':id/check')
  @HttpCode(200)
  @Access('checkIpAddress')
  @Existing(IpAddressLocator)
  @ApiOkResponse({ type: CheckedIpView })
  @ApiOperation({
    operationId: 'checkIpAddress',
    summary: 'Look at the names of an address now',
    description:
      'It also happens by itself every 15 minutes. One that waited for its names begins to warm up when they are right.',
  })
  async check(
    @WireIdParam('ip') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<IpAddressView & CheckedIpView> {
    const row = await this.checking.one(id);
    const language = preferredLanguage(languages);
    const findings = (row.checks ?? []).map((finding) => ({ check: finding.check, ...explained(finding, language) }));
    return { ...presentAddress(row), findings };
  }
}
