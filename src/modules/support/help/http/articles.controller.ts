import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../../../platform/config/config.js';
import {
  Access,
  ApiPage,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  queryProblem,
} from '../../../../platform/http/index.js';
import { CountUse } from '../use-cases/count-use.js';
import { ReadArticles } from '../use-cases/read-articles.query.js';
import { SearchArticles } from '../use-cases/search-articles.query.js';
import { VoteOnArticle } from '../use-cases/vote-on-article.js';
import { ArticleDto, ArticleQuery, ArticlesQuery, ArticleSummaryDto, VoteOnArticleDto } from './articles.dto.js';
import { presentArticle, presentSummary } from './articles.presenter.js';
import { PublishedArticleLocator, SLUG_PARAM } from './article.locator.js';

const LIST = 'articles';

/** The help centre, for anybody. */
@ApiTags('Support')
@Controller('v1/support/articles')
export class ArticlesController {
  constructor(
    private readonly reading: ReadArticles,
    private readonly search: SearchArticles,
    private readonly uses: CountUse,
    private readonly votes: VoteOnArticle,
    private readonly config: Config,
  ) {}

  @Get()
  @Access('listArticles')
  @ApiPage(ArticleSummaryDto)
  @ApiOperation({
    operationId: 'listArticles',
    summary: 'Search the help centre, or list what is in it',
    description:
      'With `q` the best hits first, on one page: accents, endings, beginnings of words, German compounds, words of the same meaning and slips of the finger are understood. Without it all articles, by their names.',
  })
  async list(@Query() query: ArticlesQuery, @Req() request: FastifyRequest): Promise<Page<ArticleSummaryDto>> {
    const { q, limit, cursor, topic } = query;
    const language = query.lang ?? preferredLanguage(request.headers['accept-language']);
    const after = (parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined) ?? null;
    const shape = { list: LIST, keys: ({ slug }: { slug: string }) => [slug] };
    if (q === undefined) {
      const rows = await this.reading.page({ language, topic: topic ?? null, after, limit });
      return page(rows, limit, shape, presentSummary);
    }
    const alone = (['cursor', 'topic'] as const).filter((field) => query[field] !== undefined);
    if (alone.length > 0)
      throw queryProblem(alone.map((field) => ({ field, code: 'not_together', message: 'Not together with q.' })));
    return page(await this.search.run(q, language, limit), limit, shape, presentSummary);
  }

  @Get(':slug')
  @Access('getArticle')
  @ApiParam(SLUG_PARAM)
  @ApiOkResponse({ type: ArticleDto })
  @ApiOperation({ operationId: 'getArticle', summary: 'One article, with its pictures and films' })
  async get(
    @Param('slug') slug: string,
    @Query() query: ArticleQuery,
    @Req() request: FastifyRequest,
  ): Promise<ArticleDto> {
    const language = query.lang ?? preferredLanguage(request.headers['accept-language']);
    const article = await this.reading.one(slug, language);
    if (article === null) throw platformProblems.not_found();
    await this.uses.used(slug, article.page.lang, query.topic, ['opened']);
    return presentArticle(article, this.config.publicUrl);
  }

  @Post(':slug/votes')
  @HttpCode(204)
  @Access('voteOnArticle')
  @Existing(PublishedArticleLocator)
  @ApiParam(SLUG_PARAM)
  @ApiNoContentResponse()
  @ApiOperation({
    operationId: 'voteOnArticle',
    summary: 'Say whether an article helped',
    description: 'Counted once a day for each network and article; nobody is remembered.',
  })
  async vote(
    @Param('slug') slug: string,
    @Body() body: VoteOnArticleDto,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const language = body.lang ?? preferredLanguage(request.headers['accept-language']);
    const { helpful, solved, topic } = body;
    await this.votes.run({ slug, language, helpful, ...(solved && { solved }), ...(topic && { topic }) }, ip);
  }
}
