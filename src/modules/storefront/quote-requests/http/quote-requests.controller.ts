import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AcceptQuote } from '../use-cases/accept-quote.js';
import { ReadQuoteRequests } from '../use-cases/read-quote-requests.query.js';
import { RequestQuote } from '../use-cases/request-quote.js';
import { QuoteRequestLocator } from './quote-request.locator.js';
import { QuoteRequestBody, QuoteRequestsQuery, QuoteRequestView } from './quote-requests.dto.js';
import { presentQuoteRequest } from './quote-requests.presenter.js';

const LIST = 'quote-requests';

@ApiTags('Quote requests')
@Controller('v1/quote-requests')
export class QuoteRequestsController {
  constructor(
    private readonly request: RequestQuote,
    private readonly requests: ReadQuoteRequests,
    private readonly acceptance: AcceptQuote,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('requestQuote')
  @ApiOperation({
    operationId: 'requestQuote',
    summary: 'Ask for a quote: a Custom plan, custom development, training',
    description: 'Sales answer in the ticket that is opened. Also for free accounts.',
  })
  @ApiCreatedResponse({ type: QuoteRequestView })
  requestQuote(
    @CurrentCaller() caller: Caller,
    @Body() body: QuoteRequestBody,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<QuoteRequestView> {
    const wish = {
      topic: body.topic,
      description: body.description,
      monthlyVolume: body.monthlyVolume ?? null,
      customFeatures: body.customFeatures ?? [],
      sessions: body.sessions ?? null,
      onSite: body.onSite ?? null,
      language: preferredLanguage(languages),
    };
    return this.answers.keeping(presentQuoteRequest, (keep) =>
      this.request.run(callerScope(caller), wish, actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listQuoteRequests')
  @ApiOperation({ operationId: 'listQuoteRequests', summary: 'List the quotes asked for, newest first' })
  @ApiPage(QuoteRequestView)
  async list(@CurrentCaller() caller: Caller, @Query() query: QuoteRequestsQuery): Promise<Page<QuoteRequestView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.requests.page(callerScope(caller), query, { before, limit: query.limit });
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentQuoteRequest);
  }

  @Get(':id')
  @Access('getQuoteRequest')
  @ApiOperation({ operationId: 'getQuoteRequest', summary: 'Show a quote that was asked for' })
  @ApiOkResponse({ type: QuoteRequestView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('qrq') id: string): Promise<QuoteRequestView> {
    const found = await this.requests.find(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentQuoteRequest(found);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Access('acceptQuote')
  @Existing(QuoteRequestLocator)
  @ApiOperation({
    operationId: 'acceptQuote',
    summary: 'Accept a quote',
    description: 'Sales go on from here: nothing is charged, and no payment activates anything.',
  })
  @ApiOkResponse({ type: QuoteRequestView })
  accept(@CurrentCaller() caller: Caller, @WireIdParam('qrq') id: string, @Ip() ip: string): Promise<QuoteRequestView> {
    return this.answers.keeping(presentQuoteRequest, (keep) =>
      this.acceptance.run(callerScope(caller), id, actorOf(caller, ip), keep),
    );
  }
}
