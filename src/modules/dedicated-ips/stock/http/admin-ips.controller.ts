import { Body, Controller, Get, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ImportAddresses, type Imported } from '../use-cases/import-addresses.js';
import { KeepStock } from '../use-cases/keep-stock.js';
import { IpAddressLocator } from './ip-address-locator.js';
import { presentAddress } from './ips.presenter.js';
import {
  ChangeIpAddressBody,
  ImportedIpAddressesView,
  ImportIpAddressesBody,
  IpAddressesQuery,
  IpAddressView,
} from './ips.dto.js';

const LIST = 'admin-ips';

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/ips')
export class AdminIpsController {
  constructor(
    private readonly stock: KeepStock,
    private readonly importing: ImportAddresses,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listIpAddresses')
  @ApiOperation({ operationId: 'listIpAddresses', summary: 'All addresses of the installation, newest first' })
  @ApiPage(IpAddressView)
  async list(@Query() query: IpAddressesQuery): Promise<Page<IpAddressView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.stock.page(query.state ?? null, before, query.limit);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentAddress);
  }

  @Post()
  @Access('importIpAddresses')
  @ApiOperation({
    operationId: 'importIpAddresses',
    summary: 'Add addresses to the stock',
    description: 'From then on the blocklists are asked about them.',
  })
  @ApiCreatedResponse({ type: ImportedIpAddressesView })
  add(
    @CurrentCaller() caller: Caller,
    @Body() { addresses, hostname, localAddress, identityCheck, reason }: ImportIpAddressesBody,
    @Ip() ip: string,
  ): Promise<ImportedIpAddressesView> {
    if (addresses.length > 1) refuseForMany({ hostname, localAddress });
    const names = { hostname: hostname ?? null, localAddress: localAddress ?? null };
    const wanted = { addresses, ...names, identityCheck, identityReason: reason ?? null };
    return this.answers.keeping(presentImport, (keep) => this.importing.run(wanted, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getIpAddress')
  @ApiOperation({ operationId: 'getIpAddress', summary: 'One address' })
  @ApiOkResponse({ type: IpAddressView })
  async get(@WireIdParam('ip') id: string): Promise<IpAddressView> {
    const row = await this.stock.one(id);
    if (!row) throw platformProblems.not_found();
    return presentAddress(row);
  }

  @Patch(':id')
  @Existing(IpAddressLocator)
  @Access('changeIpAddress')
  @ApiOperation({ operationId: 'changeIpAddress', summary: 'Name an address, or put it away' })
  @ApiOkResponse({ type: IpAddressView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ip') id: string,
    @Body() change: ChangeIpAddressBody,
    @Ip() ip: string,
  ): Promise<IpAddressView> {
    return presentAddress(await this.stock.change(id, change, actorOf(caller, ip)));
  }
}

function refuseForMany(given: Record<string, string | undefined>): void {
  const errors = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([field]) => ({ field, code: 'one_address_only', message: 'It belongs to one address.' }));
  if (errors.length > 0) throw platformProblems.validation_failed({ errors });
}

function presentImport({ added, known }: Imported): ImportedIpAddressesView {
  return { added: added.map(presentAddress), known };
}
