import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  bodyProblem,
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
import { CreateTemplate } from '../use-cases/create-template.js';
import { DeleteTemplate } from '../use-cases/delete-template.js';
import { languageTag } from '../rules/language-tag.js';
import { readTranslations, type TemplateChange, type TemplateContent } from '../rules/template-content.js';
import { ReadTemplates } from '../use-cases/read-templates.query.js';
import { RenderTemplate } from '../use-cases/render-template.js';
import { TemplateLocator } from './template.locator.js';
import {
  ChangeTemplateBody,
  CreateTemplateBody,
  RenderedTemplateView,
  RenderTemplateBody,
  TemplateSummaryView,
  TemplateView,
} from './templates.dto.js';
import { presentSummary, presentTemplate } from './templates.presenter.js';

const LIST = 'templates';

@ApiTags('Templates')
@Controller('v1/templates')
export class TemplatesController {
  constructor(
    private readonly createTemplate: CreateTemplate,
    private readonly templates: ReadTemplates,
    private readonly changeTemplate: ChangeTemplate,
    private readonly deleteTemplate: DeleteTemplate,
    private readonly renderTemplate: RenderTemplate,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createTemplate')
  @ApiOperation({
    operationId: 'createTemplate',
    summary: 'Store a template',
    description:
      'With HTML or MJML, text or both, in any number of languages. Everything is read now as it will be read when it is sent: faults are told with line and column. No two templates of an account have one name.',
  })
  @ApiCreatedResponse({ type: TemplateView })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateTemplateBody,
    @Ip() ip: string,
  ): Promise<TemplateView> {
    const { name, subject, html = null, mjml = null, text = null, language = null } = body;
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    const translations = translationsIn(body.translations, false) as TemplateContent['translations'];
    const wanted = { name, subject, html, mjml, text, language: language && languageTag(language), translations };
    return this.answers.keeping(presentTemplate, (keep) => this.createTemplate.run(scope, wanted, actor, keep));
  }

  @Get()
  @Access('listTemplates')
  @ApiOperation({
    operationId: 'listTemplates',
    summary: 'Templates, newest first',
    description: 'Without HTML and text, which may be large: they are shown with one template.',
  })
  @ApiPage(TemplateSummaryView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<TemplateSummaryView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.templates.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentSummary);
  }

  @Get(':id')
  @Access('getTemplate')
  @ApiOperation({ operationId: 'getTemplate', summary: 'One template, as its latest version says' })
  @ApiOkResponse({ type: TemplateView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('tpl') id: string): Promise<TemplateView> {
    const template = await this.templates.one(callerScope(caller), id);
    if (template === null) throw platformProblems.not_found();
    return presentTemplate(template);
  }

  @Patch(':id')
  @Existing(TemplateLocator)
  @Access('changeTemplate')
  @ApiOperation({
    operationId: 'changeTemplate',
    summary: 'Make a new version of a template',
    description:
      'What is left out stays; null takes HTML, MJML or text away. HTML takes the place of MJML and the other way round. A change to what is there already makes no version.',
  })
  @ApiOkResponse({ type: TemplateView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Body() body: ChangeTemplateBody,
    @Ip() ip: string,
  ): Promise<TemplateView> {
    const { translations: given, language, ...rest } = body;
    const change: TemplateChange = { ...rest };
    if (given !== undefined) change.translations = translationsIn(given, true);
    if (language !== undefined) change.language = language && languageTag(language);
    return presentTemplate(await this.changeTemplate.run(callerScope(caller), id, change, actorOf(caller, ip)));
  }

  @Post(':id/render')
  @HttpCode(200)
  @Existing(TemplateLocator)
  @Access('renderTemplate')
  @ApiOperation({
    operationId: 'renderTemplate',
    summary: 'See what a mail would say',
    description: 'With these variables, in the language that fits best. Nothing is sent, nothing is counted.',
  })
  @ApiOkResponse({ type: RenderedTemplateView })
  render(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Body() { variables = {}, language, version }: RenderTemplateBody,
  ): Promise<RenderedTemplateView> {
    const wish = { variables, language: language ?? null, version: version ?? null };
    return this.renderTemplate.run(callerScope(caller), id, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(TemplateLocator)
  @Access('deleteTemplate')
  @ApiOperation({ operationId: 'deleteTemplate', summary: 'Delete a template with all its versions' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('tpl') id: string, @Ip() ip: string): Promise<void> {
    await this.deleteTemplate.run(callerScope(caller), id, actorOf(caller, ip));
  }
}

function translationsIn(given: object | undefined, mayRemove: boolean): NonNullable<TemplateChange['translations']> {
  const read = readTranslations(given ?? {}, mayRemove);
  if (!read.ok) throw bodyProblem(read.faults);
  return read.translations;
}
