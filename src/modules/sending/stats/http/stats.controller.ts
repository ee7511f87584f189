import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  type Page,
  preferredLanguage,
  RequestHeader,
} from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { DrawStats } from '../use-cases/draw-stats.query.js';
import type { StatsQuestion } from '../use-cases/read-stats.query.js';
import { StatsChartQuery, StatsQuery, StatsView } from './stats.dto.js';
import { StatsPages } from './stats-pages.js';

/** The picture needs nothing from anywhere. */
const POLICY = "default-src 'none'; sandbox";

@ApiTags('Statistics')
@Controller('v1/stats')
export class StatsController {
  constructor(
    private readonly pages: StatsPages,
    private readonly drawing: DrawStats,
    private readonly accounts: AccountsFacade,
  ) {}

  @Get()
  @Access('getStats')
  @ApiOperation({
    operationId: 'getStats',
    summary: 'What happened to your mail, by hour or day',
    description:
      'Oldest first, a row for each interval, also where nothing happened; with `groupBy` a row for each group in it. Everything counts in the hour in which it happened, about a minute later. What was sent to the sandbox is not counted. A message with two tags counts for both.',
  })
  @ApiPage(StatsView)
  async list(@CurrentCaller() caller: Caller, @Query() query: StatsQuery): Promise<Page<StatsView>> {
    return this.pages.page(await this.questionOf(caller, query), query);
  }

  @Get('chart.svg')
  @Access('getStatsChart')
  @ApiOperation({
    operationId: 'getStatsChart',
    summary: 'The same as a picture',
    description:
      'An SVG with title, description and legend in the language asked for, without script. With `groupBy` the eight largest groups and the rest. `limit` and `cursor` change nothing.',
  })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async chart(
    @CurrentCaller() caller: Caller,
    @Query() query: StatsChartQuery,
    @RequestHeader('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const question = await this.questionOf(caller, query);
    const svg = await this.drawing.run(question, query.metric, preferredLanguage(languages));
    void reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('vary', 'accept-language');
    return svg;
  }

  private async questionOf(caller: Caller, query: StatsQuery): Promise<StatsQuestion> {
    const { accountId } = callerScope(caller);
    const zone = (await this.accounts.timeZoneOf(accountId)) ?? 'UTC';
    return this.pages.questionOf(query, { accountId, isOwn: true, zone });
  }
}
