import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { TicketLocator } from '../../tickets/index.js';
import { CloseCallback } from '../use-cases/close-callback.js';
import { ReadCallbacks } from '../use-cases/read-callbacks.query.js';
import { RequestCallback } from '../use-cases/request-callback.js';
import { CallbackLocator } from './callback.locators.js';
import { CallbackDto, RequestCallbackDto } from './callbacks.dto.js';
import { presentCallback, wishOf } from './callbacks.presenter.js';

const LIST = 'callbacks';

@ApiTags('Support')
@Controller('v1/support/tickets/:id/callback-requests')
export class CallbacksController {
  constructor(
    private readonly request: RequestCallback,
    private readonly closing: CloseCallback,
    private readonly callbacks: ReadCallbacks,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('requestCallback')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Ask in a ticket to be called: in a slot, or in the next that is free' })
  requestCallback(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') ticketId: string,
    @Body() body: RequestCallbackDto,
    @Ip() ip: string,
  ): Promise<CallbackDto> {
    return this.answers.keeping(presentCallback, (keep) =>
      this.request.run(callerScope(caller), wishOf(ticketId, body), actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listCallbacks')
  @Existing(TicketLocator)
  @ApiPage(CallbackDto)
  @ApiOperation({ summary: 'List the call-backs of a ticket' })
  async listCallbacks(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') ticketId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<CallbackDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.callbacks.page(callerScope(caller), ticketId, { before, limit });
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentCallback);
  }

  @Get(':callbackId')
  @Access('getCallback')
  @Existing(CallbackLocator)
  @ApiOperation({ summary: 'Show a call-back' })
  async getCallback(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') ticketId: string,
    @WireIdParam('cbr', 'callbackId') id: string,
  ): Promise<CallbackDto> {
    const callback = await this.callbacks.find(callerScope(caller), ticketId, id);
    if (!callback) throw platformProblems.not_found();
    return presentCallback(callback);
  }

  @Delete(':callbackId')
  @HttpCode(204)
  @Access('cancelCallback')
  @Existing(CallbackLocator)
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Give a call-back up; its place in the slot is free again' })
  cancelCallback(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') _ticketId: string,
    @WireIdParam('cbr', 'callbackId') id: string,
    @Ip() ip: string,
  ): Promise<void> {
    return this.closing.cancel(callerScope(caller), id, actorOf(caller, ip));
  }
}
