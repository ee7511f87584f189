import { Controller, Get, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Caller, callerScope, CurrentCaller, WireIdParam } from '../../../../platform/http/index.js';
import { PassingDocuments } from '../use-cases/passing-documents.js';
import { ServeDocuments } from './serve-documents.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** What a public body signs. */
@ApiTags('Purchase orders')
@Controller('v1')
export class PurchaseOrderDocumentsController {
  constructor(
    private readonly passing: PassingDocuments,
    private readonly serve: ServeDocuments,
  ) {}

  @Get('purchase-orders/:id/pdf')
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
