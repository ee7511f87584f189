import { Body, Controller, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
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
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { DecideReview } from '../use-cases/decide-review.js';
import { ReadReviews } from '../use-cases/read-reviews.query.js';
import { ReviewFactsDto, StaffReviewDto } from './admin-reviews.dto.js';
import { readRuling } from './read-ruling.js';
import { presentReviewFacts, presentStaffReview } from './review.presenter.js';
import { DecideReviewDto, ReviewQueueQuery } from './reviews.dto.js';

const REVIEWS = 'admin-reviews';

@Injectable()
export class StaffReviewLocator implements ResourceLocator {
  constructor(
    private readonly reviews: ReadReviews,
    private readonly clock: Clock,
  ) {}

  /** The same that GET shows, so that its tag is the one to match. */
  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.review, parameters['id'] ?? '');
    const facts = id ? await this.reviews.facts(id) : null;
    return facts && presentReviewFacts(facts, this.clock.now());
  }
}

@ApiTags('Operator: accounts')
@Controller('v1/admin/reviews')
export class AdminReviewsController {
  constructor(
    private readonly reviews: ReadReviews,
    private readonly decide: DecideReview,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listReviews')
  @ApiPage(StaffReviewDto)
  @ApiOperation({ summary: 'List the reviews of all accounts, newest first' })
  async listReviews(@Query() query: ReviewQueueQuery): Promise<Page<StaffReviewDto>> {
    const [before = null] = (parseCursor(REVIEWS, ['uuid'], query.cursor) ?? []) as string[];
    const filter = { ...(query.status ? { status: query.status } : {}), ...(query.kind ? { kind: query.kind } : {}) };
    const rows = await this.reviews.queue(filter, { before, limit: query.limit });
    const now = this.clock.now();
    const order = { list: REVIEWS, keys: (review: (typeof rows)[number]) => [review.id] };
    return page(rows, query.limit, order, (review) => presentStaffReview(review, now));
  }

  @Get(':id')
  @Access('getReview')
  @ApiOkResponse({ type: ReviewFactsDto })
  @ApiOperation({ summary: 'Show a review with everything that speaks for and against' })
  async getReview(@WireIdParam('rev') id: string): Promise<ReviewFactsDto> {
    const facts = await this.reviews.facts(id);
    if (!facts) throw platformProblems.not_found();
    return presentReviewFacts(facts, this.clock.now());
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Access('decideReview')
  @Existing(StaffReviewLocator)
  @ApiOkResponse({ type: StaffReviewDto })
  @ApiOperation({
    summary: 'Approve, limit, refuse or ask',
    description: 'An approval is a floor that the account may outgrow; a limit stands until staff say otherwise.',
  })
  decideReview(
    @CurrentCaller() caller: Caller,
    @WireIdParam('rev') id: string,
    @Body() body: DecideReviewDto,
    @Ip() ip: string,
  ): Promise<StaffReviewDto> {
    const by = { staffId: (caller as StaffCaller).staffId, actor: actorOf(caller, ip) };
    const ruling = readRuling(body);
    const present = (review: Parameters<typeof presentStaffReview>[0]) => presentStaffReview(review, this.clock.now());
    return this.answers.keeping(present, (keep) => this.decide.run(id, ruling, by, keep));
  }
}
