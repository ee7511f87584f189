import { Body, Controller, Get, HttpCode, Ip, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  requireMatch,
  type StaffCaller,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { ArticleContent, ArticleMedia } from '../rules/article.js';
import { ReadArticlesAsStaff } from '../use-cases/read-articles-as-staff.query.js';
import { type Editing, WriteArticles } from '../use-cases/write-articles.js';
import {
  ChangeArticleDto,
  CreateArticleDto,
  type NamedMediaDto,
  StaffArticleDto,
  StaffArticlesQuery,
  StaffArticleSummaryDto,
} from './admin-articles.dto.js';
import { SLUG_PARAM, StaffArticleLocator } from './article.locator.js';
import { presentStaffArticle, presentStaffSummary } from './articles.presenter.js';

const LIST = 'admin-articles';

@ApiTags('Operator: help centre')
@Controller('v1/admin/articles')
export class AdminArticlesController {
  constructor(
    private readonly reading: ReadArticlesAsStaff,
    private readonly writing: WriteArticles,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createArticle')
  @ApiCreatedResponse({ type: StaffArticleDto })
  @ApiOperation({
    operationId: 'createArticle',
    summary: 'Write an article',
    description: 'A draft: readers see it when it is published.',
  })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateArticleDto, @Ip() ip: string): Promise<StaffArticleDto> {
    const { slug, topics = [], media = [] } = body;
    const translations = withoutNulls(body.translations ?? {});
    return this.answers.keeping(presentStaffArticle, (keep) =>
      this.writing.create(slug, { topics, translations, media: mediaIn(media) }, { ...by(caller, ip), keep }),
    );
  }

  @Get()
  @Access('listArticlesAsStaff')
  @ApiPage(StaffArticleSummaryDto)
  @ApiOperation({ operationId: 'listArticlesAsStaff', summary: 'All articles, drafts too, by their names' })
  async list(@Query() { limit, cursor, status, topic }: StaffArticlesQuery): Promise<Page<StaffArticleSummaryDto>> {
    const after = (parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined) ?? null;
    const filter = { ...(status && { status }), ...(topic && { topic }) };
    const rows = await this.reading.page(filter, { after, limit });
    return page(rows, limit, { list: LIST, keys: ({ slug }) => [slug] }, presentStaffSummary);
  }

  @Get(':slug')
  @Access('getArticleAsStaff')
  @ApiParam(SLUG_PARAM)
  @ApiOkResponse({ type: StaffArticleDto })
  @ApiOperation({ operationId: 'getArticleAsStaff', summary: 'One article, as its newest version says' })
  async get(@Param('slug') slug: string): Promise<StaffArticleDto> {
    const found = await this.reading.one(slug);
    if (found === null) throw platformProblems.not_found();
    return presentStaffArticle(found);
  }

  @Patch(':slug')
  @Existing(StaffArticleLocator)
  @Access('changeArticle')
  @ApiParam(SLUG_PARAM)
  @ApiOkResponse({ type: StaffArticleDto })
  @ApiOperation({
    operationId: 'changeArticle',
    summary: 'Make a new version of an article',
    description: 'Readers see it when it is published. A change to what is there already makes no version.',
  })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Body() body: ChangeArticleDto,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
  ): Promise<StaffArticleDto> {
    const change = {
      ...(body.topics && { topics: body.topics }),
      ...(body.translations && { translations: plain(body.translations) }),
      ...(body.media && { media: mediaIn(body.media) }),
    };
    return presentStaffArticle(
      await this.writing.change(
        slug,
        change,
        (now) => requireMatch(request.headers['if-match'], presentStaffArticle(now)),
        by(caller, ip),
      ),
    );
  }

  @Post(':slug/publish')
  @HttpCode(200)
  @Existing(StaffArticleLocator)
  @Access('publishArticle')
  @ApiParam(SLUG_PARAM)
  @ApiOkResponse({ type: StaffArticleDto })
  @ApiOperation({ operationId: 'publishArticle', summary: 'Let readers see the newest version' })
  publish(@CurrentCaller() caller: Caller, @Param('slug') slug: string, @Ip() ip: string): Promise<StaffArticleDto> {
    return this.answers.keeping(presentStaffArticle, (keep) => this.writing.publish(slug, { ...by(caller, ip), keep }));
  }

  @Post(':slug/withdraw')
  @HttpCode(200)
  @Existing(StaffArticleLocator)
  @Access('withdrawArticle')
  @ApiParam(SLUG_PARAM)
  @ApiOkResponse({ type: StaffArticleDto })
  @ApiOperation({ operationId: 'withdrawArticle', summary: 'Take an article away from readers; it is a draft again' })
  withdraw(@CurrentCaller() caller: Caller, @Param('slug') slug: string, @Ip() ip: string): Promise<StaffArticleDto> {
    return this.answers.keeping(presentStaffArticle, (keep) =>
      this.writing.withdraw(slug, { ...by(caller, ip), keep }),
    );
  }
}

/** Who edits. */
export function by(caller: Caller, ip: string): Editing {
  return { actor: actorOf(caller, ip), editorId: (caller as StaffCaller).staffId };
}

function mediaIn(media: readonly NamedMediaDto[]): ArticleMedia[] {
  return media.map(({ id, alt }) => ({ id: parseWireId(WIRE_PREFIXES.articleMedia, id)!, alt: { ...alt } }));
}

/** Without the classes that validated it. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function withoutNulls(translations: NonNullable<ChangeArticleDto['translations']>): ArticleContent['translations'] {
  return Object.fromEntries(Object.entries(plain(translations)).filter(([, text]) => text !== null));
}
