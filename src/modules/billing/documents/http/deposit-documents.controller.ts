import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Caller, callerScope, CurrentCaller, WireIdParam } from '../../../../platform/http/index.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** The receipt for money paid in advance. */
@ApiTags('Wallet')
@Controller('v1')
export class DepositDocumentsController {
  constructor(
    private readonly issued: IssuedDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('wallet/deposits/:id/pdf')
  @Access('downloadDepositReceipt')
  @ApiOperation({
    operationId: 'downloadDepositReceipt',
    summary: 'The receipt for a deposit as a PDF',
    description: '404 until the money of the deposit is there.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async receipt(
    @CurrentCaller() caller: Caller,
    @WireIdParam('dep') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.serve.answer(reply, await this.issued.receipt(callerScope(caller), id), 'pdf');
  }
}
