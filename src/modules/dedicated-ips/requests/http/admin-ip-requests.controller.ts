import { Body, Controller, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  preferredLanguage,
  RequestHeader,
  type ResourceLocator,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { DecideIpRequest, type IpRuling } from '../use-cases/decide-ip-request.js';
import { ReadIpRequests } from '../use-cases/read-ip-requests.query.js';
import {
  ApproveIpRequestBody,
  AskAboutIpRequestBody,
  IpRequestQueueQuery,
  RefuseIpRequestBody,
} from './ip-requests.dto.js';
import { presentFacts, presentStaffRequest } from './ip-requests.presenter.js';
import { StaffIpRequestFactsView, StaffIpRequestView } from './staff-ip-requests.dto.js';

const LIST = 'admin-ip-requests';

@Injectable()
export class StaffIpRequestLocator implements ResourceLocator {
  constructor(private readonly requests: ReadIpRequests) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ipRequest, parameters['id'] ?? '');
    return id ? this.requests.facts(id) : null;
  }
}

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/ip-requests')
export class AdminIpRequestsController {
  constructor(
    private readonly requests: ReadIpRequests,
    private readonly decide: DecideIpRequest,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listIpRequestsAsStaff')
  @ApiPage(StaffIpRequestView)
  @ApiOperation({ operationId: 'listIpRequestsAsStaff', summary: 'What accounts asked for, newest first' })
  async list(
    @Query() { status, accountId, cursor, limit }: IpRequestQueueQuery,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<Page<StaffIpRequestView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const filter = { ...(status ? { status } : {}), ...(accountId ? { accountId: accountOf(accountId) } : {}) };
    const rows = await this.requests.queue(filter, { before, limit });
    const language = preferredLanguage(languages);
    const order = { list: LIST, keys: ({ id }: IpRequestEntity) => [id] };
    return page(rows, limit, order, (row) => presentStaffRequest(row, language));
  }

  @Get(':id')
  @Access('getIpRequestAsStaff')
  @ApiOkResponse({ type: StaffIpRequestFactsView })
  @ApiOperation({ operationId: 'getIpRequestAsStaff', summary: 'A request with what speaks for and against it' })
  async get(
    @WireIdParam('ipr') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<StaffIpRequestFactsView> {
    const facts = await this.requests.facts(id);
    if (!facts) throw platformProblems.not_found();
    return presentFacts(facts, preferredLanguage(languages));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('approveIpRequest')
  @Existing(StaffIpRequestLocator)
  @ApiOkResponse({ type: StaffIpRequestView })
  @ApiOperation({
    operationId: 'approveIpRequest',
    summary: 'Grant addresses',
    description: 'They are assigned at once and begin to warm up when their names are right.',
  })
  approve(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipr') id: string,
    @Body() { ipIds }: ApproveIpRequestBody,
    @Ip() ip: string,
  ): Promise<StaffIpRequestView> {
    return this.rule(caller, id, { decision: 'approve', ipIds: ipIds === undefined ? null : ipIds.map(ipOf) }, ip);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Access('refuseIpRequest')
  @Existing(StaffIpRequestLocator)
  @ApiOkResponse({ type: StaffIpRequestView })
  @ApiOperation({ operationId: 'refuseIpRequest', summary: 'Refuse a request; the customer reads why' })
  refuse(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipr') id: string,
    @Body() { reason }: RefuseIpRequestBody,
    @Ip() ip: string,
  ): Promise<StaffIpRequestView> {
    return this.rule(caller, id, { decision: 'refuse', reason }, ip);
  }

  @Post(':id/ask')
  @HttpCode(200)
  @Access('askAboutIpRequest')
  @Existing(StaffIpRequestLocator)
  @ApiOkResponse({ type: StaffIpRequestView })
  @ApiOperation({ operationId: 'askAboutIpRequest', summary: 'Ask the customer about a request' })
  ask(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipr') id: string,
    @Body() { question }: AskAboutIpRequestBody,
    @Ip() ip: string,
  ): Promise<StaffIpRequestView> {
    return this.rule(caller, id, { decision: 'ask', question }, ip);
  }

  private rule(caller: Caller, id: string, ruling: IpRuling, ip: string): Promise<StaffIpRequestView> {
    const by = { staffId: (caller as StaffCaller).staffId, actor: actorOf(caller, ip) };
    const present = (row: IpRequestEntity) => presentStaffRequest(row, 'en');
    return this.answers.keeping(present, (keep) => this.decide.run(id, ruling, by, keep));
  }
}

/** An id that is none is answered like one that does not exist. */
function ipOf(text: string, index: number): string {
  const id = parseWireId(WIRE_PREFIXES.ipAddress, text);
  if (id !== null) return id;
  const message = 'There is no such address.';
  throw platformProblems.validation_failed({
    errors: [{ field: `ipIds[${index}]`, code: 'reference_not_found', message }],
  });
}

function accountOf(text: string): string {
  const id = parseWireId(WIRE_PREFIXES.account, text);
  if (id !== null) return id;
  throw platformProblems.invalid_query({
    errors: [{ field: 'accountId', code: 'invalid', message: 'No account has this id.' }],
  });
}
