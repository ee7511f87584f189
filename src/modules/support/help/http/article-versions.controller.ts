import { Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
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
  platformProblems,
} from '../../../../platform/http/index.js';
import { ReadArticlesAsStaff } from '../use-cases/read-articles-as-staff.query.js';
import { WriteArticles } from '../use-cases/write-articles.js';
import { by } from './admin-articles.controller.js';
import { ArticleVersionDto, ArticleVersionSummaryDto, StaffArticleDto } from './admin-articles.dto.js';
import { SLUG_PARAM, StaffArticleLocator } from './article.locator.js';
import { presentStaffArticle, presentVersion, presentVersionSummary } from './articles.presenter.js';

const LIST = 'article-versions';
const VERSION = { name: 'version', schema: { type: 'integer', minimum: 1 }, example: 1 } as const;

@ApiTags('Operator: help centre')
@Controller('v1/admin/articles/:slug/versions')
export class ArticleVersionsController {
  constructor(
    private readonly reading: ReadArticlesAsStaff,
    private readonly writing: WriteArticles,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Existing(StaffArticleLocator)
  @Access('listArticleVersions')
  @ApiParam(SLUG_PARAM)
  @ApiPage(ArticleVersionSummaryDto)
  @ApiOperation({ operationId: 'listArticleVersions', summary: 'What an article said before, newest first' })
  async list(
    @Param('slug') slug: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ArticleVersionSummaryDto>> {
    const after = (parseCursor(LIST, ['number'], cursor)?.[0] as number | undefined) ?? null;
    const rows = await this.reading.versions(await this.idOf(slug), { after, limit });
    return page(rows, limit, { list: LIST, keys: ({ version }) => [version] }, presentVersionSummary);
  }

  @Get(':version')
  @Access('getArticleVersion')
  @ApiParam(SLUG_PARAM)
  @ApiParam(VERSION)
  @ApiOkResponse({ type: ArticleVersionDto })
  @ApiOperation({ operationId: 'getArticleVersion', summary: 'One version of an article' })
  async get(@Param('slug') slug: string, @Param('version') version: string): Promise<ArticleVersionDto> {
    const found = await this.reading.version(await this.idOf(slug), versionIn(version));
    if (found === null) throw platformProblems.not_found();
    return presentVersion(found);
  }

  @Post(':version/restore')
  @HttpCode(200)
  @Existing(StaffArticleLocator)
  @Access('restoreArticleVersion')
  @ApiParam(SLUG_PARAM)
  @ApiParam(VERSION)
  @ApiOkResponse({ type: StaffArticleDto })
  @ApiOperation({
    operationId: 'restoreArticleVersion',
    summary: 'Let an article say again what it said before',
    description: 'Makes a new version, which readers see when it is published.',
  })
  async restore(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Param('version') version: string,
    @Ip() ip: string,
  ): Promise<StaffArticleDto> {
    const wanted = versionIn(version);
    return this.answers.keeping(presentStaffArticle, (keep) =>
      this.writing.restore(slug, wanted, { ...by(caller, ip), keep }),
    );
  }

  private async idOf(slug: string): Promise<string> {
    const found = await this.reading.one(slug);
    if (found === null) throw platformProblems.not_found();
    return found.article.id;
  }
}

/** What is no number is no version: 404. */
function versionIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw platformProblems.not_found();
  return Number(text);
}
