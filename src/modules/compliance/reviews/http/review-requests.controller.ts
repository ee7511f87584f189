import { Body, Controller, Get, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AnswerReview } from '../use-cases/answer-review.js';
import { ReadReviews } from '../use-cases/read-reviews.query.js';
import { RequestReview } from '../use-cases/request-review.js';
import { presentReview, presentReviewWithSteps } from './review.presenter.js';
import { AnswerReviewDto, RequestReviewDto, ReviewDto, ReviewWithStepsDto } from './reviews.dto.js';

const REVIEWS = 'review-requests';

@Injectable()
export class ReviewLocator implements ResourceLocator {
  constructor(private readonly reviews: ReadReviews) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.review, parameters['id'] ?? '');
    const found = caller && id ? await this.reviews.one(callerScope(caller), id) : null;
    return found && presentReviewWithSteps(found);
  }
}

@ApiTags('Account')
@Controller('v1/account/sending-authorization/review-requests')
export class ReviewRequestsController {
  constructor(
    private readonly reviews: ReadReviews,
    private readonly request: RequestReview,
    private readonly answer: AnswerReview,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listReviewRequests')
  @ApiPage(ReviewDto)
  @ApiOperation({ summary: 'List the reviews of the account, newest first' })
  async listReviewRequests(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<ReviewDto>> {
    const [before = null] = (parseCursor(REVIEWS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.reviews.page(callerScope(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: REVIEWS, keys: (review) => [review.id] }, presentReview);
  }

  @Post()
  @Access('requestReview')
  @ApiCreatedResponse({ type: ReviewDto })
  @ApiOperation({
    summary: 'Ask a person to look at the account',
    description: 'For who needs more than the tier allows now. The answer comes within two business days.',
  })
  requestReview(@CurrentCaller() caller: Caller, @Body() body: RequestReviewDto, @Ip() ip: string): Promise<ReviewDto> {
    const { message, wantedTier = null, expectedVolume = null } = body;
    return this.answers.keeping(presentReview, (keep) =>
      this.request.run(callerScope(caller), { message, wantedTier, expectedVolume }, actorOf(caller, ip), keep),
    );
  }

  @Get(':id')
  @Access('getReviewRequest')
  @ApiOkResponse({ type: ReviewWithStepsDto })
  @ApiOperation({ summary: 'Show a review and what was said in it' })
  async getReviewRequest(@CurrentCaller() caller: Caller, @WireIdParam('rev') id: string): Promise<ReviewWithStepsDto> {
    const found = await this.reviews.one(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentReviewWithSteps(found);
  }

  @Post(':id/answers')
  @Access('answerReviewRequest')
  @Existing(ReviewLocator)
  @ApiCreatedResponse({ type: ReviewDto })
  @ApiOperation({ summary: 'Answer what was asked in a review' })
  answerReviewRequest(
    @CurrentCaller() caller: Caller,
    @WireIdParam('rev') id: string,
    @Body() body: AnswerReviewDto,
    @Ip() ip: string,
  ): Promise<ReviewDto> {
    const answer = { text: body.text, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentReview, (keep) => this.answer.run(callerScope(caller), id, answer, keep));
  }
}
