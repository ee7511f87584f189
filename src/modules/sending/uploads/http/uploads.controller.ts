import { Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  Consumes,
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
import { DeleteUpload } from '../use-cases/delete-upload.js';
import { ReadUploads } from '../use-cases/read-uploads.query.js';
import { StoreUpload } from '../use-cases/store-upload.js';
import { fileIn } from './read-file.js';
import { presentUpload, UploadLocator } from './upload.locator.js';
import { UploadQuery, UploadView } from './uploads.dto.js';

const LIST = 'uploads';

@ApiTags('Uploads')
@Controller('v1/uploads')
export class UploadsController {
  constructor(
    private readonly storeUpload: StoreUpload,
    private readonly uploads: ReadUploads,
    private readonly deleteUpload: DeleteUpload,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Consumes('multipart/form-data', 'application/octet-stream')
  @Access('createUpload')
  @ApiOperation({
    operationId: 'createUpload',
    summary: 'Upload a file to attach',
    description:
      'A form with one file, or the file itself as `application/octet-stream` with `?filename=`. At most 31,457,280 bytes, which are streamed. Any number of messages may attach it within a day: `attachments: [{"uploadId": "upl_…"}]`.',
  })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: UploadView })
  async create(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: UploadQuery,
  ): Promise<UploadView> {
    const scope = callerScope(caller);
    try {
      const file = await fileIn(request, query);
      return await this.answers.keeping(presentUpload, (keep) => this.storeUpload.run(scope, file, keep));
    } catch (error) {
      // What was not read of the body stays unread.
      void reply.header('connection', 'close');
      throw error;
    }
  }

  @Get()
  @Access('listUploads')
  @ApiOperation({ operationId: 'listUploads', summary: 'Files that wait to be attached, newest first' })
  @ApiPage(UploadView)
  async list(@CurrentCaller() caller: Caller, @Query() { limit, cursor }: ListQuery): Promise<Page<UploadView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.uploads.page(callerScope(caller), limit, before);
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentUpload);
  }

  @Get(':id')
  @Access('getUpload')
  @ApiOperation({ operationId: 'getUpload', summary: 'One upload' })
  @ApiOkResponse({ type: UploadView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('upl') id: string): Promise<UploadView> {
    const upload = await this.uploads.one(callerScope(caller), id);
    if (upload === null) throw platformProblems.not_found();
    return presentUpload(upload);
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(UploadLocator)
  @Access('deleteUpload')
  @ApiOperation({
    operationId: 'deleteUpload',
    summary: 'Forget an upload',
    description: 'Messages that attach it keep their copy.',
  })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('upl') id: string): Promise<void> {
    if (!(await this.deleteUpload.run(callerScope(caller), id))) throw platformProblems.not_found();
  }
}
