import { Body, Controller, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
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
import { ManageSmsSenders, type SenderDecision } from '../use-cases/manage-sms-senders.js';
import { ApproveSmsSenderBody, RefuseSmsSenderBody, SmsSendersQuery, StaffSmsSenderView } from './senders.dto.js';
import { presentStaffSmsSender } from './senders.presenter.js';

const LIST = 'admin-sms-senders';

@Injectable()
export class SmsSenderLocator implements ResourceLocator {
  constructor(private readonly senders: ManageSmsSenders) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('sse', parameters['id'] ?? '');
    const sender = id === null ? null : await this.senders.unscopedFind(id);
    return sender === null ? null : presentStaffSmsSender(sender);
  }
}

@ApiTags('Operator: SMS')
@Controller('v1/admin/sms/senders')
export class AdminSmsSendersController {
  constructor(
    private readonly senders: ManageSmsSenders,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSmsSendersAsStaff')
  @ApiOperation({ operationId: 'listSmsSendersAsStaff', summary: 'Senders of all accounts, newest first' })
  @ApiPage(StaffSmsSenderView)
  async list(@Query() query: SmsSendersQuery): Promise<Page<StaffSmsSenderView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.senders.unscopedPage(query.status ?? null, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentStaffSmsSender);
  }

  @Get(':id')
  @Access('getSmsSenderAsStaff')
  @ApiOperation({ operationId: 'getSmsSenderAsStaff', summary: 'One sender' })
  @ApiOkResponse({ type: StaffSmsSenderView })
  async get(@WireIdParam('sse') id: string): Promise<StaffSmsSenderView> {
    const sender = await this.senders.unscopedFind(id);
    if (sender === null) throw platformProblems.not_found();
    return presentStaffSmsSender(sender);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Existing(SmsSenderLocator)
  @Access('approveSmsSender')
  @ApiOperation({ operationId: 'approveSmsSender', summary: 'Let an account use a sender' })
  @ApiOkResponse({ type: StaffSmsSenderView })
  approve(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sse') id: string,
    @Body() { countries }: ApproveSmsSenderBody,
    @Ip() ip: string,
  ): Promise<StaffSmsSenderView> {
    return this.decide(id, { status: 'approved', reason: null, countries: countries ?? null }, caller, ip);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Existing(SmsSenderLocator)
  @Access('refuseSmsSender')
  @ApiOperation({ operationId: 'refuseSmsSender', summary: 'Refuse a sender, or take it back' })
  @ApiOkResponse({ type: StaffSmsSenderView })
  refuse(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sse') id: string,
    @Body() { reason }: RefuseSmsSenderBody,
    @Ip() ip: string,
  ): Promise<StaffSmsSenderView> {
    return this.decide(id, { status: 'refused', reason, countries: null }, caller, ip);
  }

  private decide(id: string, decision: SenderDecision, caller: Caller, ip: string): Promise<StaffSmsSenderView> {
    const actor = actorOf(caller, ip);
    return this.answers.keeping(presentStaffSmsSender, (keep) => this.senders.decide(id, decision, actor, keep));
  }
}
