import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Ip, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  Access,
  bodyProblem,
  type Caller,
  callerScope,
  Consumes,
  CurrentCaller,
  OwnIdempotency,
  platformProblems,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ExportSuppressions } from '../use-cases/export-suppressions.js';
import { ImportSuppressions } from '../use-cases/import-suppressions.js';
import { ExportSuppressionsQuery, ImportedSuppressionsView, ImportSuppressionsQuery } from './suppressions.dto.js';

const MAX_FILE_BYTES = 64 * 1024 * 1024;

@ApiTags('Suppressions')
@Controller('v1/suppressions')
export class SuppressionFilesController {
  constructor(
    private readonly importing: ImportSuppressions,
    private readonly exporting: ExportSuppressions,
  ) {}

  @Get('export')
  @Access('exportSuppressions')
  @ApiOperation({ operationId: 'exportSuppressions', summary: 'The list as CSV, newest first' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'email,scope,reason,class,source,createdAt,expiresAt\r\nada@example.net,all,no_such_user,hard,bounce,2026-03-01T10:00:00.000Z,\r\n',
    },
  })
  export(@CurrentCaller() caller: Caller, @Query() filter: ExportSuppressionsQuery): StreamableFile {
    return new StreamableFile(Readable.from(this.exporting.run(callerScope(caller), filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="suppressions.csv"',
    });
  }

  @Post('import')
  @HttpCode(200)
  @OwnIdempotency()
  @Consumes('text/csv')
  @Access('importSuppressions')
  @ApiOperation({
    operationId: 'importSuppressions',
    summary: 'Put the addresses of a CSV file on the list',
    description:
      'Read as it arrives, up to 64 MiB. A first line may name the columns `email`, `reason`, `scope`, `expiresAt`; without one the first column that holds an address counts. Comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252. Each row is judged for itself; a row that is refused keeps no other from being listed. To repeat a file changes nothing.',
  })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportedSuppressionsView })
  async import(
    @CurrentCaller() caller: Caller,
    @Query() { scope, reason }: ImportSuppressionsQuery,
    @Req() request: FastifyRequest,
    @Ip() ip: string,
  ): Promise<ImportedSuppressionsView> {
    const body = streamIn(request);
    const file = { bytes: atMost(body, MAX_FILE_BYTES), charset: charsetOf(request.headers['content-type']) };
    try {
      return await this.importing.run(callerScope(caller), file, { scope, reason }, actorOf(caller, ip));
    } finally {
      // Whoever still sends hears why.
      body.resume();
    }
  }
}

function streamIn({ headers, body }: FastifyRequest): Readable {
  if (typeof body === 'object' && body !== null && 'pipe' in body) return body as Readable;
  throw headers['content-type'] === undefined ? platformProblems.unsupported_media_type() : bodyProblem([]);
}

async function* atMost(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) throw platformProblems.payload_too_large({ extra: { maxBytes } });
    yield chunk as Buffer;
  }
}

function charsetOf(contentType: string | undefined): string | null {
  return /;\s*charset="?([\w.:-]+)"?/i.exec(contentType ?? '')?.[1] ?? null;
}
