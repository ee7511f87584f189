import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Caller, callerScope, CurrentCaller, WireIdParam } from '../../../../platform/http/index.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';
import { PassingDocuments } from '../use-cases/passing-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** What goes with money before there is an invoice. */
@Controller('v1')
export class PrepaymentDocumentsController {
  constructor(
    private readonly issued: IssuedDocuments,
    private readonly passing: PassingDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('wallet/deposits/:id/pdf')
  @ApiTags('Wallet')
  @Access('downloadDepositReceipt')
  @ApiOperation({
    operationId: 'downloadDepositReceipt',
    summary: 'The receipt for a deposit as a PDF',
    description: '404 until the money is there.',
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

  @Get('pro-formas/:id/pdf')
  @ApiTags('Invoices')
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

  @Get('purchase-orders/:id/pdf')
  @ApiTags('Purchase orders')
  @Access('downloadPurchaseOrder')
  @ApiOperation({
    operationId: 'downloadPurchaseOrder',
    summary: 'A purchase order as a PDF, to be signed',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async purchaseOrder(
    @CurrentCaller() caller: Caller,
    @WireIdParam('po') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.serve.passing(reply, await this.passing.purchaseOrder(callerScope(caller), id));
  }
}
