import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { senderKind } from '../../country-rules/index.js';
import { ManageSmsSenders } from '../use-cases/manage-sms-senders.js';
import { RequestSmsSenderBody, SmsSenderView } from './senders.dto.js';
import { presentSmsSender } from './senders.presenter.js';

const LIST = 'sms-senders';

@ApiTags('SMS')
@Controller('v1/sms/senders')
export class SmsSendersController {
  constructor(
    private readonly senders: ManageSmsSenders,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSmsSenders')
  @ApiOperation({ operationId: 'listSmsSenders', summary: 'Senders that were asked for, newest first' })
  @ApiPage(SmsSenderView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SmsSenderView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.senders.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentSmsSender);
  }

  @Post()
  @Access('requestSmsSender')
  @ApiOperation({
    operationId: 'requestSmsSender',
    summary: 'Ask for a sender',
    description:
      'Needed for numbers and short codes, and for names where a country keeps a register. People decide; `sms.sender_decided` tells.',
  })
  @ApiCreatedResponse({ type: SmsSenderView })
  request(
    @CurrentCaller() caller: Caller,
    @Body() body: RequestSmsSenderBody,
    @Ip() ip: string,
  ): Promise<SmsSenderView> {
    const { sender, countries = [], note = null } = body;
    if (senderKind(sender) === null) throw bodyProblem([{ field: 'sender', code: 'wrong_format', message: '' }]);
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    const wanted = { sender, countries, note };
    return this.answers.keeping(presentSmsSender, (keep) => this.senders.request(scope, wanted, actor, keep));
  }

  @Get(':id')
  @Access('getSmsSender')
  @ApiOperation({ operationId: 'getSmsSender', summary: 'One sender' })
  @ApiOkResponse({ type: SmsSenderView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sse') id: string): Promise<SmsSenderView> {
    const found = await this.senders.find(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentSmsSender(found);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteSmsSender')
  @ApiOperation({ operationId: 'deleteSmsSender', summary: 'Give a sender up' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('sse') id: string, @Ip() ip: string): Promise<void> {
    const removed = await this.senders.remove(callerScope(caller), id, actorOf(caller, ip));
    if (!removed) throw platformProblems.not_found();
  }
}
