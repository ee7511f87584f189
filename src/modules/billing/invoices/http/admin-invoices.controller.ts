import { Readable } from 'node:stream';
import { Body, Controller, Get, Ip, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import {
  Access,
  ApiPage,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  queryProblem,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { BookPayment } from '../use-cases/book-payment.js';
import { ExportInvoices } from '../use-cases/export-invoices.js';
import { ReadInvoices } from '../use-cases/read-invoices.query.js';
import { readPositiveEuros } from './euros.js';
import { StaffInvoiceLocator } from './invoice-locators.js';
import {
  BookedPaymentView,
  BookPaymentBody,
  ExportInvoicesQuery,
  StaffInvoicesQuery,
  StaffInvoiceView,
} from './invoices.dto.js';
import { presentBooked, presentInvoiceToStaff } from './invoices.presenter.js';

const LIST = 'all-invoices';

@ApiTags('Admin: invoices')
@Controller('v1/admin/invoices')
export class AdminInvoicesController {
  constructor(
    private readonly invoices: ReadInvoices,
    private readonly booking: BookPayment,
    private readonly exporting: ExportInvoices,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listInvoicesAsStaff')
  @ApiOperation({ operationId: 'listInvoicesAsStaff', summary: 'All invoices, newest first' })
  @ApiPage(StaffInvoiceView)
  async list(@Query() query: StaffInvoicesQuery): Promise<Page<StaffInvoiceView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const accountId = query.accountId === undefined ? null : parseWireId('acc', query.accountId);
    const { status, from, to, number } = query;
    requireDays({ from, to });
    const filter = { ...(accountId === null ? {} : { accountId }), status, from, to, number };
    const rows = await this.invoices.unscopedPage(filter, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (invoice) => [invoice.id] }, presentInvoiceToStaff);
  }

  @Get('export')
  @Access('exportInvoices')
  @ApiOperation({
    operationId: 'exportInvoices',
    summary: 'Invoices and credit notes of some days as CSV',
    description: 'One line for each document, by day of issue; amounts of credit notes are negative.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'type,number,issueDate,dueDate,status,accountId,customer,country,vatNumber,treatment,vatRate,net,vatAmount,gross,currency,amountPaid,amountCredited,amountDue,paymentReference,invoiceNumber\r\n',
    },
  })
  exportAll(@Query() { from, to }: ExportInvoicesQuery): StreamableFile {
    requireDays({ from, to });
    const disposition = `attachment; filename="invoices-${from}-${to}.csv"`;
    return new StreamableFile(Readable.from(this.exporting.run(from, to)), {
      type: 'text/csv; charset=utf-8',
      disposition,
    });
  }

  @Get(':id')
  @Access('getInvoiceAsStaff')
  @ApiOperation({ operationId: 'getInvoiceAsStaff', summary: 'One invoice of any account' })
  @ApiOkResponse({ type: StaffInvoiceView })
  async get(@WireIdParam('inv') id: string): Promise<StaffInvoiceView> {
    const invoice = await this.invoices.unscopedOne(id);
    if (invoice === null) throw platformProblems.not_found();
    return presentInvoiceToStaff(invoice);
  }

  @Post(':id/payments')
  @Access('bookInvoicePayment')
  @Existing(StaffInvoiceLocator)
  @ApiOperation({
    operationId: 'bookInvoicePayment',
    summary: 'Record money that came for an invoice by transfer or mandate',
    description: 'Each `externalId` is booked once. What came too much goes to the customer’s wallet.',
  })
  @ApiCreatedResponse({ type: BookedPaymentView })
  book(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('inv') invoiceId: string,
    @Body() body: BookPaymentBody,
    @Ip() ip: string,
  ): Promise<BookedPaymentView> {
    const { kind, reference, bookedOn, externalId } = body;
    const amount = readPositiveEuros(body.amount);
    if (amount === null) throw new Error('an amount was judged and cannot be read');
    if (!isCalendarDate(bookedOn)) {
      const errors = [{ field: 'bookedOn', code: 'wrong_format', message: '' }];
      throw platformProblems.validation_failed({ errors });
    }
    const booking = { invoiceId, amount, kind, reference, bookedOn, externalId, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentBooked, (keep) => this.booking.run(booking, keep));
  }
}

/** 422 unless the days that are given exist, in this order. */
function requireDays(days: { from?: string; to?: string }): void {
  const given = Object.entries(days).filter(([, day]) => day !== undefined);
  const wrong = given.filter(([, day]) => !isCalendarDate(day)).map(([field]) => ({ field, code: 'wrong_format' }));
  const turned = days.from !== undefined && days.to !== undefined && days.to < days.from;
  const faults = wrong.length === 0 && turned ? [{ field: 'to', code: 'too_small' }] : wrong;
  if (faults.length > 0) throw queryProblem(faults.map((fault) => ({ ...fault, message: '' })));
}
