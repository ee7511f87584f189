import { Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
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
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { ContactImport } from '../data/imports.repository.js';
import { IMPORT_FIELDS, PREVIEW_FIELDS } from '../rules/read-settings.js';
import { ChangeImport } from '../use-cases/change-import.js';
import { PreviewImport } from '../use-cases/preview-import.js';
import { ReadImports } from '../use-cases/read-imports.query.js';
import { StartImport } from '../use-cases/start-import.js';
import { ImportLocator, presentImport, presentPreview } from './import.presenter.js';
import { IMPORT_FORM, ImportPreviewView, ImportView, PREVIEW_FORM } from './imports.dto.js';
import { readForm } from './read-form.js';

const LIST = 'contact-imports';

@ApiTags('Imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly previewing: PreviewImport,
    private readonly starting: StartImport,
    private readonly changing: ChangeImport,
    private readonly imports: ReadImports,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Consumes('multipart/form-data')
  @Access('previewImport')
  @ApiOperation({
    operationId: 'previewImport',
    summary: 'Look at a file of contacts before it is imported',
    description:
      'Says how the file is read (encoding, delimiter, quotes, header), what each column may be and why, and what is wrong with its first rows. The file is kept for a day: its import names `fileId` in place of `file`, and so does another look at it with other settings.',
  })
  @ApiBody({ schema: PREVIEW_FORM as object })
  @ApiOkResponse({ type: ImportPreviewView })
  preview(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportPreviewView> {
    return closingUnread(reply, async () => {
      const form = await readForm(request, PREVIEW_FIELDS);
      return this.answers.keeping(presentPreview, (keep) => this.previewing.run(callerScope(caller), form, keep));
    });
  }

  @Post()
  @HttpCode(202)
  @Consumes('multipart/form-data')
  @Access('createImport')
  @ApiOperation({
    operationId: 'createImport',
    summary: 'Import contacts from a CSV file',
    description:
      'The file is stored as it arrives and read in the background. Every row gets a verdict and the good ones are kept; whatever happens, a row is applied once. Imports of one account are read one after the other, in the order in which they came.',
  })
  @ApiBody({ schema: IMPORT_FORM as object })
  @ApiAcceptedResponse({ type: ImportView })
  create(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<ImportView> {
    return closingUnread(reply, async () => {
      const form = await readForm(request, IMPORT_FIELDS);
      return this.changed(languages, (keep) => this.starting.run(callerScope(caller), form, actorOf(caller, ip), keep));
    });
  }

  @Get()
  @Access('listImports')
  @ApiOperation({ operationId: 'listImports', summary: 'Imports, newest first' })
  @ApiPage(ImportView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { limit, cursor }: ListQuery,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<Page<ImportView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.imports.page(callerScope(caller), limit, before);
    const language = preferredLanguage(languages);
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, (row) => presentImport(row, language));
  }

  @Get(':id')
  @Access('getImport')
  @ApiOperation({ operationId: 'getImport', summary: 'How far an import is, and what became of its rows' })
  @ApiOkResponse({ type: ImportView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cim') id: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<ImportView> {
    const row = await this.imports.one(callerScope(caller), id);
    if (row === null) throw platformProblems.not_found();
    return presentImport(row, preferredLanguage(languages));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Existing(ImportLocator)
  @Access('cancelImport')
  @ApiOperation({
    operationId: 'cancelImport',
    summary: 'Stop an import',
    description: 'What was applied stays applied. For seven days it can be resumed where it stopped.',
  })
  @ApiOkResponse({ type: ImportView })
  cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cim') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<ImportView> {
    return this.changed(languages, (keep) => this.changing.cancel(callerScope(caller), id, actorOf(caller, ip), keep));
  }

  @Post(':id/resume')
  @HttpCode(202)
  @Existing(ImportLocator)
  @Access('resumeImport')
  @ApiOperation({
    operationId: 'resumeImport',
    summary: 'Let an import that was cancelled or failed go on',
    description: 'From the row at which it stopped; while its file is there.',
  })
  @ApiAcceptedResponse({ type: ImportView })
  resume(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cim') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<ImportView> {
    return this.changed(languages, (keep) => this.changing.resume(callerScope(caller), id, actorOf(caller, ip), keep));
  }

  private changed(
    languages: string | undefined,
    change: (keep: BeforeCommit<ContactImport>) => Promise<ContactImport>,
  ): Promise<ImportView> {
    const language = preferredLanguage(languages);
    return this.answers.keeping((row: ContactImport) => presentImport(row, language), change);
  }
}

/** What was not read of a body that is refused stays unread. */
async function closingUnread<T>(reply: FastifyReply, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    void reply.header('connection', 'close');
    throw error;
  }
}
