import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Injectable, Ip, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
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
  SecretAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { ReadExports } from '../use-cases/read-exports.query.js';
import { RequestExport } from '../use-cases/request-export.js';
import { presentExport } from './export.presenter.js';
import { ExportDto } from './exports.dto.js';

const EXPORTS = 'account-exports';

@Injectable()
export class ExportLocator implements ResourceLocator {
  constructor(private readonly exports: ReadExports) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.export, parameters['id'] ?? '');
    const row = caller && id ? await this.exports.find(callerScope(caller), id) : null;
    return row ? presentExport(row) : null;
  }
}

@ApiTags('Account')
@Controller('v1/account/exports')
export class ExportsController {
  constructor(
    private readonly exports: ReadExports,
    private readonly request: RequestExport,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(202)
  @Access('requestExport')
  @ApiOperation({
    summary: 'Ask for a copy of everything that is kept about the account',
    description: 'While one is being written, that one is the answer. A mail says when it is ready.',
  })
  requestExport(@CurrentCaller() caller: Caller, @Ip() ip: string): Promise<ExportDto> {
    if (caller.kind !== 'user') throw platformProblems.forbidden();
    return this.answers.keeping(presentExport, (keep) =>
      this.request.run(callerScope(caller), caller.userId, actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listExports')
  @ApiPage(ExportDto)
  @ApiOperation({ summary: 'List the exports' })
  async listExports(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<ExportDto>> {
    const [before = null] = (parseCursor(EXPORTS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.exports.page(callerScope(caller), before, query.limit);
    return page(rows, query.limit, { list: EXPORTS, keys: (row) => [row.id] }, presentExport);
  }

  @Get(':id')
  @Access('getExport')
  @ApiOperation({ summary: 'Show how far an export is' })
  async getExport(@CurrentCaller() caller: Caller, @WireIdParam('exp') id: string): Promise<ExportDto> {
    const row = await this.exports.find(callerScope(caller), id);
    if (!row) throw platformProblems.not_found();
    return presentExport(row);
  }

  @Get(':id/download')
  @Access('downloadExport')
  @Existing(ExportLocator)
  @SecretAnswer()
  @ApiOperation({ summary: 'Download an export: a zip of JSON lines; 410 after seven days' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadExport(@CurrentCaller() caller: Caller, @WireIdParam('exp') id: string): Promise<StreamableFile> {
    const { row, platformId, file } = await this.exports.download(callerScope(caller), id);
    const day = toIso(row.requestedAt).slice(0, 10);
    return new StreamableFile(Readable.from(file.content()), {
      type: 'application/zip',
      length: file.bytes,
      disposition: `attachment; filename="posthorn-m${platformId}-${day}.zip"`,
    });
  }
}
