import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AddSender } from '../use-cases/add-sender.js';
import { ConfirmSender } from '../use-cases/confirm-sender.js';
import { ReadSenders } from '../use-cases/read-senders.query.js';
import { RemoveSender } from '../use-cases/remove-sender.js';
import { ResendConfirmation } from '../use-cases/resend-confirmation.js';
import { SenderLocator } from './sender.locator.js';
import { AddSenderBody, ConfirmSenderBody, SenderView } from './senders.dto.js';
import { presentSender } from './senders.presenter.js';

@ApiTags('Senders')
@Controller('v1/senders')
export class SendersController {
  constructor(
    private readonly addSender: AddSender,
    private readonly senders: ReadSenders,
    private readonly confirmSender: ConfirmSender,
    private readonly resendConfirmation: ResendConfirmation,
    private readonly removeSender: RemoveSender,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createSender')
  @ApiOperation({
    operationId: 'createSender',
    summary: 'Add a sender address',
    description: 'On a verified domain it may send at once; otherwise its owner is asked by mail.',
  })
  @ApiCreatedResponse({ type: SenderView })
  async create(@CurrentCaller() caller: Caller, @Body() body: AddSenderBody, @Ip() ip: string): Promise<SenderView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentSender, (keep) => this.addSender.run(scope, body.email, actor, keep));
  }

  @Get()
  @Access('listSenders')
  @ApiOperation({ operationId: 'listSenders', summary: 'Sender addresses, newest first' })
  @ApiPage(SenderView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SenderView>> {
    const before = parseCursor('senders', ['uuid'], query.cursor)?.[0] ?? null;
    const rows = await this.senders.page(callerScope(caller), query.limit, before as string | null);
    return page(rows, query.limit, { list: 'senders', keys: (sender) => [sender.id] }, presentSender);
  }

  @Get(':id')
  @Access('getSender')
  @ApiOperation({ operationId: 'getSender', summary: 'One sender address' })
  @ApiOkResponse({ type: SenderView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('snd') id: string): Promise<SenderView> {
    const sender = await this.senders.one(callerScope(caller), id);
    if (sender === null) throw platformProblems.not_found();
    return presentSender(sender);
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(SenderLocator)
  @Access('deleteSender')
  @ApiOperation({ operationId: 'deleteSender', summary: 'Remove a sender address' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('snd') id: string, @Ip() ip: string): Promise<void> {
    await this.removeSender.run(callerScope(caller), id, actorOf(caller, ip));
  }

  @Post(':id/resend-confirmation')
  @HttpCode(202)
  @Existing(SenderLocator)
  @Access('resendSenderConfirmation')
  @ApiOperation({ operationId: 'resendSenderConfirmation', summary: 'Send the confirmation mail once more' })
  async resend(@CurrentCaller() caller: Caller, @WireIdParam('snd') id: string): Promise<void> {
    await this.answers.keepingNothing((keep) => this.resendConfirmation.run(callerScope(caller), id, keep));
  }

  @Post('confirm')
  @HttpCode(200)
  @Access('confirmSender')
  @ApiOperation({ operationId: 'confirmSender', summary: 'Confirm an address with the token of its mail; works once' })
  @ApiOkResponse({ type: SenderView })
  async confirm(@Body() body: ConfirmSenderBody): Promise<SenderView> {
    return presentSender(await this.confirmSender.run(body.token));
  }
}
