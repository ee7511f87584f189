import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Config } from '../../../../platform/config/config.js';
import { Access } from '../../../../platform/http/index.js';
import { zoneLine } from '../rules/zone-file.js';
import { ReadDomains } from '../use-cases/read-domains.query.js';
import { ReadInstallationRecords } from '../use-cases/read-installation-records.query.js';
import { InstallationDnsRecordsView } from './domains.dto.js';
import { presentRecord } from './domains.presenter.js';

@ApiTags('Admin: installation')
@Controller('v1/admin/dns-zone')
export class AdminDnsZoneController {
  constructor(
    private readonly domains: ReadDomains,
    private readonly config: Config,
  ) {}

  @Get()
  @Access('exportDkimZone')
  @ApiOperation({
    operationId: 'exportDkimZone',
    summary: 'The keys that customers’ DKIM records point to, as lines of a zone file',
    description: 'To be included into the zone DKIM_ZONE every few minutes. Empty when DKIM_ZONE is not set.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'ph3f9a1cr1.acme.example.dkim.mail.example. 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="\n',
    },
  })
  export(): StreamableFile {
    return new StreamableFile(Readable.from(this.lines()), { type: 'text/plain; charset=utf-8' });
  }

  private async *lines(): AsyncGenerator<string> {
    const zone = this.config.values.DKIM_ZONE;
    if (zone === null) return;
    for (let after: string | null = null; ;) {
      const page = await this.domains.zonePage(after);
      if (page.length === 0) return;
      yield page.map((key) => zoneLine(key, zone)).join('');
      after = page.at(-1)!.id;
    }
  }
}

@ApiTags('Admin: installation')
@Controller('v1/admin/dns-records')
export class AdminDnsRecordsController {
  constructor(private readonly records: ReadInstallationRecords) {}

  @Get()
  @Access('listInstallationDnsRecords')
  @ApiOperation({
    operationId: 'listInstallationDnsRecords',
    summary: 'What the installation’s own domains need in the DNS',
    description:
      'SPF is asked as receivers do, for every address that mail leaves from: those of the host, of the stock, of machines with the role worker, and of SENDING_ADDRESSES.',
  })
  @ApiOkResponse({ type: InstallationDnsRecordsView })
  async list(): Promise<InstallationDnsRecordsView> {
    const records = await this.records.run();
    return { data: records.map(({ unauthorised, ...record }) => ({ ...presentRecord(record), unauthorised })) };
  }
}
