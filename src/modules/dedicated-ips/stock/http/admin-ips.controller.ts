import { Body, Controller, Get, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
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
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { ImportAddresses, type Imported } from '../use-cases/import-addresses.js';
import { KeepStock } from '../use-cases/keep-stock.js';
import {
  ChangeIpAddressBody,
  ImportedIpAddressesView,
  ImportIpAddressesBody,
  IpAddressesQuery,
  IpAddressView,
} from './ips.dto.js';

const LIST = 'admin-ips';

@Injectable()
export class IpAddressLocator implements ResourceLocator {
  constructor(private readonly stock: KeepStock) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ipAddress, parameters['id'] ?? '');
    const row = id === null ? null : await this.stock.one(id);
    return row && presentAddress(row);
  }
}

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
    @Body() { addresses, hostname, identityCheck, reason }: ImportIpAddressesBody,
    @Ip() ip: string,
  ): Promise<ImportedIpAddressesView> {
    if (hostname !== undefined && addresses.length > 1) throw hostnameOfMany();
    const wanted = { addresses, hostname: hostname ?? null, identityCheck, identityReason: reason ?? null };
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
    @Body() { hostname, state }: ChangeIpAddressBody,
    @Ip() ip: string,
  ): Promise<IpAddressView> {
    const change = { ...(hostname === undefined ? {} : { hostname }), ...(state === undefined ? {} : { state }) };
    return presentAddress(await this.stock.change(id, change, actorOf(caller, ip)));
  }
}

function hostnameOfMany(): Error {
  const message = 'A name belongs to one address.';
  return platformProblems.validation_failed({ errors: [{ field: 'hostname', code: 'one_address_only', message }] });
}

function presentImport({ added, known }: Imported): ImportedIpAddressesView {
  return { added: added.map(presentAddress), known };
}

function presentAddress({ id, createdAt, updatedAt, ...row }: IpAddressEntity): IpAddressView {
  const { address, hostname, state, identityCheck, identityReason, version } = row;
  const times = { createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
  return { id: wireId('ip', id), address, hostname, state, identityCheck, identityReason, version, ...times };
}
