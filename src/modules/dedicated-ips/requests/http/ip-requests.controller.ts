import { Body, Controller, Get, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { OwnResource } from '../../own-resource.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { AnswerIpRequest } from '../use-cases/answer-ip-request.js';
import { ReadIpRequests } from '../use-cases/read-ip-requests.query.js';
import { RequestIps } from '../use-cases/request-ips.js';
import { AnswerIpRequestBody, IpRequestView, IpRequestWithStepsView, RequestIpsBody } from './ip-requests.dto.js';
import { presentRequest, presentRequestWithSteps } from './ip-requests.presenter.js';

const LIST = 'dedicated-ip-requests';

@Injectable()
export class IpRequestLocator extends OwnResource {
  constructor(requests: ReadIpRequests) {
    super(WIRE_PREFIXES.ipRequest, (scope, id) => requests.one(scope, id));
  }
}

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips/requests')
export class IpRequestsController {
  constructor(
    private readonly requests: ReadIpRequests,
    private readonly request: RequestIps,
    private readonly answer: AnswerIpRequest,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listDedicatedIpRequests')
  @ApiPage(IpRequestView)
  @ApiOperation({ operationId: 'listDedicatedIpRequests', summary: 'What was asked for, newest first' })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<Page<IpRequestView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.requests.page(callerScope(caller), { before, limit: query.limit });
    const order = { list: LIST, keys: ({ id }: IpRequestEntity) => [id] };
    const language = preferredLanguage(languages);
    return page(rows, query.limit, order, (row) => presentRequest(row, language));
  }

  @Post()
  @Access('requestDedicatedIps')
  @ApiCreatedResponse({ type: IpRequestView })
  @ApiOperation({
    operationId: 'requestDedicatedIps',
    summary: 'Ask for addresses of your own',
    description:
      'Our compliance team decides. Until then, and while an address is not ready, your mail leaves from shared addresses. For more than your plan includes buy the add-on `dedicated_ip` first.',
  })
  ask(
    @CurrentCaller() caller: Caller,
    @Body() { count, reason, streams }: RequestIpsBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<IpRequestView> {
    const wanted = { count, reason, streams: streams.map(({ stream, monthlyVolume }) => ({ stream, monthlyVolume })) };
    const present = (row: IpRequestEntity) => presentRequest(row, preferredLanguage(languages));
    return this.answers.keeping(present, (keep) =>
      this.request.run(callerScope(caller), wanted, actorOf(caller, ip), keep),
    );
  }

  @Get(':id')
  @Access('getDedicatedIpRequest')
  @ApiOkResponse({ type: IpRequestWithStepsView })
  @ApiOperation({
    operationId: 'getDedicatedIpRequest',
    summary: 'A request, what was said about it and what came of it',
  })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipr') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<IpRequestWithStepsView> {
    const found = await this.requests.one(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentRequestWithSteps(found, preferredLanguage(languages));
  }

  @Post(':id/answers')
  @Access('answerDedicatedIpRequest')
  @Existing(IpRequestLocator)
  @ApiCreatedResponse({ type: IpRequestView })
  @ApiOperation({ operationId: 'answerDedicatedIpRequest', summary: 'Answer what was asked about a request' })
  reply(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipr') id: string,
    @Body() { text }: AnswerIpRequestBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<IpRequestView> {
    const given = { text, actor: actorOf(caller, ip) };
    const present = (row: IpRequestEntity) => presentRequest(row, preferredLanguage(languages));
    return this.answers.keeping(present, (keep) => this.answer.run(callerScope(caller), id, given, keep));
  }
}
