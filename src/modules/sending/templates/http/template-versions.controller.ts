import { Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ChangeTemplate } from '../use-cases/change-template.js';
import { ReadTemplates } from '../use-cases/read-templates.query.js';
import { TemplateLocator } from './template.locator.js';
import { TemplateVersionSummaryView, TemplateView } from './templates.dto.js';
import { presentTemplate, presentVersion } from './templates.presenter.js';

const LIST = 'template-versions';
const VERSION = { name: 'version', schema: { type: 'integer', minimum: 1 }, example: 1 } as const;

@ApiTags('Templates')
@Controller('v1/templates/:id/versions')
export class TemplateVersionsController {
  constructor(
    private readonly templates: ReadTemplates,
    private readonly changeTemplate: ChangeTemplate,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Existing(TemplateLocator)
  @Access('listTemplateVersions')
  @ApiOperation({
    operationId: 'listTemplateVersions',
    summary: 'What a template said before, newest first',
    description: 'Without HTML and text, which may be large: they are shown with one version.',
  })
  @ApiPage(TemplateVersionSummaryView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<TemplateVersionSummaryView>> {
    const before = (parseCursor(LIST, ['number'], cursor)?.[0] as number | undefined) ?? null;
    const rows = await this.templates.versions(callerScope(caller), id, limit, before);
    return page(rows, limit, { list: LIST, keys: ({ version }) => [version] }, presentVersion);
  }

  @Get(':version')
  @Access('getTemplateVersion')
  @ApiOperation({ operationId: 'getTemplateVersion', summary: 'One version of a template' })
  @ApiParam(VERSION)
  @ApiOkResponse({ type: TemplateView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Param('version') version: string,
  ): Promise<TemplateView> {
    const found = await this.templates.oneVersion(callerScope(caller), id, versionIn(version));
    if (found === null) throw platformProblems.not_found();
    return presentTemplate(found);
  }

  @Post(':version/restore')
  @HttpCode(200)
  @Existing(TemplateLocator)
  @Access('restoreTemplateVersion')
  @ApiOperation({
    operationId: 'restoreTemplateVersion',
    summary: 'Let a template say again what it said before',
    description: 'Makes a new version, also of the name. The latest version is restored already.',
  })
  @ApiParam(VERSION)
  @ApiOkResponse({ type: TemplateView })
  async restore(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Param('version') version: string,
    @Ip() ip: string,
  ): Promise<TemplateView> {
    const [scope, actor, number] = [callerScope(caller), actorOf(caller, ip), versionIn(version)];
    return this.answers.keeping(presentTemplate, (keep) => this.changeTemplate.restore(scope, id, number, actor, keep));
  }
}

/** What is no number is no version: 404. */
function versionIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw platformProblems.not_found();
  return Number(text);
}
