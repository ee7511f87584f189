import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, WireIdParam } from '../../../../platform/http/index.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Admin: invoices')
@Controller('v1/admin/credit-notes/:id')
export class AdminCreditNoteDocumentsController {
  constructor(
    private readonly issued: IssuedDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('pdf')
  @Access('downloadCreditNoteAsStaff')
  @ApiOperation({ operationId: 'downloadCreditNoteAsStaff', summary: 'The credit note of any account as a PDF' })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async pdf(@WireIdParam('crn') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.serve.answer(reply, await this.issued.unscopedCreditNote(id), 'pdf');
  }

  @Get('xml')
  @Access('downloadCreditNoteXmlAsStaff')
  @ApiOperation({
    operationId: 'downloadCreditNoteXmlAsStaff',
    summary: 'The credit note of any account as EN 16931 XML',
  })
  @ApiProduces('application/xml')
  @ApiOkResponse(FILE)
  async xml(@WireIdParam('crn') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.serve.answer(reply, await this.issued.unscopedCreditNote(id), 'xml');
  }
}
