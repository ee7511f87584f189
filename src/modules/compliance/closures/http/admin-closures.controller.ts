import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { accountScope } from '../../../../platform/database/tx.js';
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
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf, StaffAccountLocator } from '../../../accounts/index.js';
import { DecideClosure } from '../use-cases/decide-closure.js';
import { ReadClosures } from '../use-cases/read-closures.query.js';
import { RequestClosure } from '../use-cases/request-closure.js';
import { presentClosure } from './closure.presenter.js';
import { RequestSpamClosureDto, SpamClosureDto } from './closures.dto.js';

const CLOSURES = 'spam-closures';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/close-for-spam')
@Existing(StaffAccountLocator)
export class AdminClosuresController {
  constructor(
    private readonly closures: ReadClosures,
    private readonly request: RequestClosure,
    private readonly decide: DecideClosure,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSpamClosures')
  @ApiPage(SpamClosureDto)
  @ApiOperation({ summary: 'List who wanted to close an account for spam, and what became of it, newest first' })
  async listSpamClosures(@WireIdParam('acc') id: string, @Query() query: ListQuery): Promise<Page<SpamClosureDto>> {
    const [before = null] = (parseCursor(CLOSURES, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.closures.page(accountScope(id), { before, limit: query.limit });
    const order = { list: CLOSURES, keys: (row: (typeof rows)[number]) => [row.id] };
    return page(rows, query.limit, order, presentClosure);
  }

  @Post()
  @Access('requestSpamClosure')
  @ApiCreatedResponse({ type: SpamClosureDto })
  @ApiOperation({
    summary: 'Ask that an account be closed for spam',
    description: 'Nothing happens to the account until another person confirms.',
  })
  requestSpamClosure(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() { note }: RequestSpamClosureDto,
    @Ip() ip: string,
  ): Promise<SpamClosureDto> {
    const by = { ...deciderOf(caller, ip), note };
    return this.answers.keeping(presentClosure, (keep) => this.request.run(id, by, keep));
  }

  @Post('confirm')
  @HttpCode(200)
  @Access('confirmSpamClosure')
  @ApiOkResponse({ type: SpamClosureDto })
  @ApiOperation({
    summary: 'Close an account for spam, as the second person',
    description:
      'Sessions, keys and SMTP credentials end at once, waiting mail is cancelled, subscriptions end without refund, the wallet and SMS credits are forfeited, address and domain cannot register again.',
  })
  confirmSpamClosure(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Ip() ip: string,
  ): Promise<SpamClosureDto> {
    const by = deciderOf(caller, ip);
    return this.answers.keeping(presentClosure, (keep) => this.decide.confirm(id, by, keep));
  }

  @Post('withdraw')
  @HttpCode(200)
  @Access('withdrawSpamClosure')
  @ApiOkResponse({ type: SpamClosureDto })
  @ApiOperation({ summary: 'Take the wish to close an account for spam back' })
  withdrawSpamClosure(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Ip() ip: string,
  ): Promise<SpamClosureDto> {
    const by = deciderOf(caller, ip);
    return this.answers.keeping(presentClosure, (keep) => this.decide.withdraw(id, by, keep));
  }
}

function deciderOf(caller: Caller, ip: string) {
  return { staffId: (caller as StaffCaller).staffId, actor: actorOf(caller, ip) };
}
