import { Body, Controller, Get, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { parseWireId } from '../../../../kernel/ids.js';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { PayInvoice } from '../use-cases/pay-invoice.js';
import { ReadInvoices } from '../use-cases/read-invoices.query.js';
import { InvoiceLocator } from './invoice-locators.js';
import { InvoicePaymentView, InvoiceView, PayInvoiceBody } from './invoices.dto.js';
import { presentInvoice, presentInvoicePayment } from './invoices.presenter.js';

const LIST = 'invoices';

@ApiTags('Invoices')
@Controller('v1/invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: ReadInvoices,
    private readonly paying: PayInvoice,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listInvoices')
  @ApiOperation({ operationId: 'listInvoices', summary: 'All the account’s invoices, newest first' })
  @ApiPage(InvoiceView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<InvoiceView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.invoices.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (invoice) => [invoice.id] }, presentInvoice);
  }

  @Get(':id')
  @Access('getInvoice')
  @ApiOperation({ operationId: 'getInvoice', summary: 'One invoice, as it was issued' })
  @ApiOkResponse({ type: InvoiceView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('inv') id: string): Promise<InvoiceView> {
    const invoice = await this.invoices.one(callerScope(caller), id);
    if (invoice === null) throw platformProblems.not_found();
    return presentInvoice(invoice);
  }

  @Post(':id/pay')
  @HttpCode(200)
  @Access('payInvoice')
  @Existing(InvoiceLocator)
  @ApiOperation({
    operationId: 'payInvoice',
    summary: 'Pay what is due on an open invoice',
    description: 'What the invoice is for begins as soon as it is paid whole.',
  })
  @ApiOkResponse({ type: InvoicePaymentView })
  @ApiAcceptedResponse({ type: InvoicePaymentView, description: 'The payment is not decided yet.' })
  async pay(
    @CurrentCaller() caller: Caller,
    @WireIdParam('inv') invoiceId: string,
    @Body() body: PayInvoiceBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvoicePaymentView> {
    const wish = { invoiceId, methodId: methodIdIn(body), actor: actorOf(caller, ip) };
    const view = await this.answers.keeping(
      presentInvoicePayment,
      (keep) => this.paying.run(callerScope(caller), wish, keep),
      (paid) => statusOf(presentInvoicePayment(paid)),
    );
    void reply.status(statusOf(view));
    return view;
  }
}

function statusOf({ status }: InvoicePaymentView): number {
  return status === 'paid' ? 200 : 202;
}

function methodIdIn({ paymentMethod }: PayInvoiceBody): string | null {
  const id = paymentMethod === undefined ? null : parseWireId('pm', paymentMethod);
  if (paymentMethod === undefined || id !== null) return id;
  const errors = [{ field: 'paymentMethod', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
