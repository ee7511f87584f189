import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Caller, callerScope, CurrentCaller, WireIdParam } from '../../../../platform/http/index.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Invoices')
@Controller('v1/credit-notes/:id')
export class CreditNoteDocumentsController {
  constructor(
    private readonly issued: IssuedDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('pdf')
  @Access('downloadCreditNote')
  @ApiOperation({
    operationId: 'downloadCreditNote',
    summary: 'The credit note as a PDF',
    description:
      'A Factur-X: a PDF/A-3 for people with the same credit note as XML for programs inside. Rendered once; the entity tag is the SHA-256 of its bytes.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async pdf(
    @CurrentCaller() caller: Caller,
    @WireIdParam('crn') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.serve.answer(reply, await this.issued.creditNote(callerScope(caller), id), 'pdf');
  }

  @Get('xml')
  @Access('downloadCreditNoteXml')
  @ApiOperation({
    operationId: 'downloadCreditNoteXml',
    summary: 'The credit note as EN 16931 XML',
    description: 'UN/CEFACT Cross Industry Invoice, byte for byte what the PDF carries.',
  })
  @ApiProduces('application/xml')
  @ApiOkResponse(FILE)
  async xml(
    @CurrentCaller() caller: Caller,
    @WireIdParam('crn') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.serve.answer(reply, await this.issued.creditNote(callerScope(caller), id), 'xml');
  }
}
