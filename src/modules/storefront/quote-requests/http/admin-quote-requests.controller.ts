import { Body, Controller, Get, Ip, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseAmount } from '../../../../kernel/money.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { QuoteRequestEntity } from '../data/quote-request.entity.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import { AnswerQuoteRequest, type QuoteAnswer } from '../use-cases/answer-quote-request.js';
import { ReadQuoteRequests } from '../use-cases/read-quote-requests.query.js';
import { StaffQuoteRequestLocator } from './quote-request.locator.js';
import { AnswerQuoteRequestBody, StaffQuoteRequestsQuery, StaffQuoteRequestView } from './quote-requests.dto.js';
import { presentStaffQuoteRequest } from './quote-requests.presenter.js';

const LIST = 'admin-quote-requests';

@ApiTags('Operator: sales')
@Controller('v1/admin/quote-requests')
export class AdminQuoteRequestsController {
  constructor(
    private readonly requests: ReadQuoteRequests,
    private readonly answer: AnswerQuoteRequest,
  ) {}

  @Get()
  @Access('listQuoteRequestsAsStaff')
  @ApiOperation({ operationId: 'listQuoteRequestsAsStaff', summary: 'List the quotes all accounts asked for' })
  @ApiPage(StaffQuoteRequestView)
  async list(@Query() query: StaffQuoteRequestsQuery): Promise<Page<StaffQuoteRequestView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.requests.unscopedPage(query, { before, limit: query.limit });
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentStaffQuoteRequest);
  }

  @Get(':id')
  @Access('getQuoteRequestAsStaff')
  @ApiOperation({ operationId: 'getQuoteRequestAsStaff', summary: 'Show a quote that any account asked for' })
  @ApiOkResponse({ type: StaffQuoteRequestView })
  async get(@WireIdParam('qrq') id: string): Promise<StaffQuoteRequestView> {
    return presentStaffQuoteRequest(await this.required(id));
  }

  @Patch(':id')
  @Access('answerQuoteRequest')
  @Existing(StaffQuoteRequestLocator)
  @ApiOperation({
    operationId: 'answerQuoteRequest',
    summary: 'Set price and estimated delivery',
    description: 'The customer reads a complete quote in the ticket. Custom development needs both, the rest a price.',
  })
  @ApiOkResponse({ type: StaffQuoteRequestView })
  async answerQuoteRequest(
    @CurrentCaller() caller: Caller,
    @WireIdParam('qrq') id: string,
    @Body() body: AnswerQuoteRequestBody,
    @Ip() ip: string,
  ): Promise<StaffQuoteRequestView> {
    const answer = answerOf(body);
    return presentStaffQuoteRequest(await this.answer.run(await this.required(id), answer, actorOf(caller, ip)));
  }

  private async required(id: string): Promise<QuoteRequestEntity> {
    const found = await this.requests.unscopedFind(id);
    if (!found) throw platformProblems.not_found();
    return found;
  }
}

function answerOf({ estimatedDelivery, price }: AnswerQuoteRequestBody): QuoteAnswer {
  const answer: QuoteAnswer = {};
  if (price !== undefined) answer.priceMinor = price === null ? null : parseAmount(price.amount)!.minor;
  if (estimatedDelivery === undefined || estimatedDelivery === null) {
    return estimatedDelivery === null ? { ...answer, estimatedDelivery } : answer;
  }
  if (!isCalendarDate(estimatedDelivery)) {
    const errors = [{ field: 'estimatedDelivery', code: 'wrong_format', message: '' }];
    throw platformProblems.validation_failed({ errors });
  }
  return { ...answer, estimatedDelivery };
}
