import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Caller, callerScope, CurrentCaller, WireIdParam } from '../../../../platform/http/index.js';
import { PassingDocuments } from '../use-cases/passing-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** What a renewal by transfer will cost. */
@ApiTags('Invoices')
@Controller('v1')
export class ProFormaDocumentsController {
  constructor(
    private readonly passing: PassingDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('pro-formas/:id/pdf')
  @Access('downloadProForma')
  @ApiOperation({ operationId: 'downloadProForma', summary: 'A pro-forma as a PDF' })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async proForma(
    @CurrentCaller() caller: Caller,
    @WireIdParam('pfm') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.serve.passing(reply, await this.passing.proForma(callerScope(caller), id));
  }
}
