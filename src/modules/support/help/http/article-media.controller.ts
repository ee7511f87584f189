import '@fastify/multipart';
import { Controller, Get, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../../../platform/config/config.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  Consumes,
  CurrentCaller,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { HelpMediaEntity } from '../data/help-media.entity.js';
import { LONGEST_MEDIA } from '../rules/media-types.table.js';
import { ReadArticlesAsStaff } from '../use-cases/read-articles-as-staff.query.js';
import { ReadArticles } from '../use-cases/read-articles.query.js';
import { type NewMedia, StoreMedia } from '../use-cases/store-media.js';
import { HelpMediaFileDto, HelpMediaQuery } from './article-media.dto.js';
import { presentFile } from './articles.presenter.js';

const LIST = 'article-media';
const LARGEST = Math.max(...Object.values(LONGEST_MEDIA));
/** Boundary lines and headers of a form. */
const FORM_BYTES = 64 * 1024;

@ApiTags('Operator: help centre')
@Controller('v1/admin/article-media')
export class ArticleMediaController {
  constructor(
    private readonly storing: StoreMedia,
    private readonly reading: ReadArticlesAsStaff,
    private readonly published: ReadArticles,
    private readonly answers: IdempotentAnswer,
    private readonly config: Config,
  ) {}

  @Post()
  @Consumes('multipart/form-data', 'application/octet-stream')
  @Access('addArticleMedia')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: HelpMediaFileDto })
  @ApiOperation({
    operationId: 'addArticleMedia',
    summary: 'Upload a picture or film for articles',
    description:
      'A form with one file, or the file itself as `application/octet-stream`. PNG, JPEG, GIF and WebP up to 5 MiB, MP4 and WebM up to 60 MiB, known by their bytes. Anybody who knows its address can see it.',
  })
  async add(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: HelpMediaQuery,
    @Ip() ip: string,
  ): Promise<HelpMediaFileDto> {
    try {
      const file = await fileIn(request, query);
      return await this.answers.keeping(this.present, (keep) => this.storing.run(file, actorOf(caller, ip), keep));
    } catch (error) {
      // What was not read of the body stays unread.
      void reply.header('connection', 'close');
      throw error;
    }
  }

  @Get()
  @Access('listArticleMedia')
  @ApiPage(HelpMediaFileDto)
  @ApiOperation({ operationId: 'listArticleMedia', summary: 'Pictures and films for articles, newest first' })
  async list(@Query() { limit, cursor }: ListQuery): Promise<Page<HelpMediaFileDto>> {
    const after = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.reading.files({ after, limit });
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, this.present);
  }

  @Get(':id')
  @Access('getArticleMedia')
  @ApiOkResponse({ type: HelpMediaFileDto })
  @ApiOperation({ operationId: 'getArticleMedia', summary: 'One picture or film' })
  async get(@WireIdParam('amd') id: string): Promise<HelpMediaFileDto> {
    const found = await this.published.file(id);
    if (found === null) throw platformProblems.not_found();
    return this.present(found);
  }

  private readonly present = (file: HelpMediaEntity): HelpMediaFileDto => presentFile(file, this.config.publicUrl);
}

async function fileIn(request: FastifyRequest, query: HelpMediaQuery): Promise<NewMedia> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST + FORM_BYTES)
    throw platformProblems.payload_too_large({ detail: `A file may have ${LARGEST} bytes.` });
  if (request.isMultipart()) {
    const part = await request.file({ limits: { files: 1, fileSize: LARGEST + 1, fields: 10, fieldSize: 1_024 } });
    if (part === undefined) throw bodyProblem([{ field: 'file', code: 'required', message: '' }]);
    return { name: nameOf(part.filename), content: part.file };
  }
  const { body } = request;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body))
    throw bodyProblem([{ field: '', code: 'required', message: 'The body is the file.' }]);
  return { name: nameOf(query.filename), content: body as AsyncIterable<Uint8Array> };
}

/** For staff to know it by; nothing depends on it. */
function nameOf(given: string | undefined): string {
  const name = (given ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .slice(-200)
    .trim();
  return name === '' ? 'file' : name;
}
