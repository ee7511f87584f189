import { Body, Controller, Get, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { KeepDnsbls } from '../use-cases/keep-dnsbls.js';
import { AddDnsblBody, ChangeDnsblBody, DnsblView } from './listings.dto.js';
import { presentDnsbl } from './listings.presenter.js';

const LIST = 'admin-dnsbls';

@Injectable()
export class DnsblLocator implements ResourceLocator {
  constructor(private readonly lists: KeepDnsbls) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.dnsbl, parameters['id'] ?? '');
    const row = id === null ? null : await this.lists.one(id);
    return row && presentDnsbl(row);
  }
}

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/dnsbls')
export class AdminDnsblsController {
  constructor(
    private readonly lists: KeepDnsbls,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listDnsbls')
  @ApiOperation({ operationId: 'listDnsbls', summary: 'The blocklists that are asked about our addresses, by zone' })
  @ApiPage(DnsblView)
  async list(@Query() { limit, cursor }: ListQuery): Promise<Page<DnsblView>> {
    const after = parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined;
    const rows = (await this.lists.all()).filter(({ zone }) => after === undefined || zone > after);
    return page(rows.slice(0, limit + 1), limit, { list: LIST, keys: ({ zone }) => [zone] }, presentDnsbl);
  }

  @Post()
  @Access('addDnsbl')
  @ApiOperation({
    operationId: 'addDnsbl',
    summary: 'Ask one more blocklist',
    description: 'Mind its terms: many large lists are free for small private use only, and refuse public resolvers.',
  })
  @ApiCreatedResponse({ type: DnsblView })
  add(
    @CurrentCaller() caller: Caller,
    @Body() { zone, severity, active = true, removalUrl = null }: AddDnsblBody,
    @Ip() ip: string,
  ): Promise<DnsblView> {
    const list = { zone, severity, active, removalUrl };
    return this.answers.keeping(presentDnsbl, (keep) => this.lists.add(list, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getDnsbl')
  @ApiOperation({ operationId: 'getDnsbl', summary: 'One blocklist' })
  @ApiOkResponse({ type: DnsblView })
  async get(@WireIdParam('bls') id: string): Promise<DnsblView> {
    const row = await this.lists.one(id);
    if (!row) throw platformProblems.not_found();
    return presentDnsbl(row);
  }

  @Patch(':id')
  @Existing(DnsblLocator)
  @Access('changeDnsbl')
  @ApiOperation({ operationId: 'changeDnsbl', summary: 'Weigh a blocklist otherwise, or ask it no longer' })
  @ApiOkResponse({ type: DnsblView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('bls') id: string,
    @Body() { severity, active, removalUrl }: ChangeDnsblBody,
    @Ip() ip: string,
  ): Promise<DnsblView> {
    const change = {
      ...(severity === undefined ? {} : { severity }),
      ...(active === undefined ? {} : { active }),
      ...(removalUrl === undefined ? {} : { removalUrl }),
    };
    return presentDnsbl(await this.lists.change(id, change, actorOf(caller, ip)));
  }
}
