import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../../platform/http/index.js';
import { ReadDomains } from '../use-cases/read-domains.query.js';
import { DnsRecordsView } from './domains.dto.js';
import { presentRecord } from './domains.presenter.js';

@ApiTags('Admin: installation')
@Controller('v1/admin/dns-records')
export class AdminDnsRecordsController {
  constructor(private readonly domains: ReadDomains) {}

  @Get()
  @Access('listInstallationDnsRecords')
  @ApiOperation({
    operationId: 'listInstallationDnsRecords',
    summary: 'What the installation’s own domains need in the DNS',
  })
  @ApiOkResponse({ type: DnsRecordsView })
  async list(): Promise<DnsRecordsView> {
    return { data: (await this.domains.installationRecords()).map(presentRecord) };
  }
}
