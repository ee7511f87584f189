import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { NameAuthor } from '../../tickets/index.js';
import type { Callback } from '../rules/callback.js';
import { CloseCallback } from '../use-cases/close-callback.js';
import { ReadCallbacks } from '../use-cases/read-callbacks.query.js';
import { StaffCallbackLocator } from './callback.locators.js';
import { CompleteCallbackDto, StaffCallbackDto, StaffCallbacksQuery } from './callbacks.dto.js';
import { presentStaffCallback } from './callbacks.presenter.js';

const LIST = 'admin-callbacks';

@ApiTags('Operator: support')
@Controller('v1/admin/support/callback-requests')
export class AdminCallbacksController {
  constructor(
    private readonly callbacks: ReadCallbacks,
    private readonly closing: CloseCallback,
    private readonly authors: NameAuthor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listCallbacksAsStaff')
  @ApiPage(StaffCallbackDto)
  @ApiOperation({ summary: 'List the call-backs of all accounts' })
  async listCallbacksAsStaff(@Query() { status, limit, cursor }: StaffCallbacksQuery): Promise<Page<StaffCallbackDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.callbacks.unscopedPage(status ?? null, { before, limit });
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentStaffCallback);
  }

  @Get(':id')
  @Access('getCallbackAsStaff')
  @ApiOperation({ summary: 'Show a call-back of any account' })
  async getCallbackAsStaff(@WireIdParam('cbr') id: string): Promise<StaffCallbackDto> {
    return presentStaffCallback(await this.required(id));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Access('completeCallback')
  @Existing(StaffCallbackLocator)
  @ApiOkResponse({ type: StaffCallbackDto })
  @ApiOperation({ summary: 'Say how a call went; it becomes a note in the ticket' })
  async completeCallback(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cbr') id: string,
    @Body() { outcome, note }: CompleteCallbackDto,
    @Ip() ip: string,
  ): Promise<StaffCallbackDto> {
    const callback = await this.required(id);
    const author = await this.authors.of(caller, ip);
    return this.answers.keeping(presentStaffCallback, (keep) =>
      this.closing.complete(callback, { outcome, note: note ?? null }, author, keep),
    );
  }

  private async required(id: string): Promise<Callback> {
    const callback = await this.callbacks.unscopedFind(id);
    if (!callback) throw platformProblems.not_found();
    return callback;
  }
}
