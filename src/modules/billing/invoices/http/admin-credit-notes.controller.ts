import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
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
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { CreditInvoice } from '../use-cases/credit-invoice.js';
import { ReadCreditNotes } from '../use-cases/read-credit-notes.query.js';
import { CreditInvoiceBody, StaffCreditNotesQuery, StaffCreditNoteView } from './credit-notes.dto.js';
import { presentCreditNoteToStaff } from './credit-notes.presenter.js';
import { readPositiveEuros } from './euros.js';
import { StaffInvoiceLocator } from './invoice-locators.js';

const LIST = 'all-credit-notes';

@ApiTags('Admin: invoices')
@Controller('v1/admin')
export class AdminCreditNotesController {
  constructor(
    private readonly creditNotes: ReadCreditNotes,
    private readonly crediting: CreditInvoice,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('invoices/:id/credit')
  @Access('creditInvoice')
  @Existing(StaffInvoiceLocator)
  @ApiOperation({
    operationId: 'creditInvoice',
    summary: 'Take an invoice back, whole or in part',
    description:
      'What was open is owed no more; what was paid goes to the customer’s wallet, or back the way it came. An invoice ' +
      'that is credited whole before anything began cancels its order.',
  })
  @ApiCreatedResponse({ type: StaffCreditNoteView })
  credit(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('inv') invoiceId: string,
    @Body() body: CreditInvoiceBody,
    @Ip() ip: string,
  ): Promise<StaffCreditNoteView> {
    const { reason, refund = 'wallet' } = body;
    const net = readPositiveEuros(body.net) ?? undefined;
    const wanted = { invoiceId, reason, net, refund, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentCreditNoteToStaff, (keep) => this.crediting.run(wanted, keep));
  }

  @Get('credit-notes')
  @Access('listCreditNotesAsStaff')
  @ApiOperation({ operationId: 'listCreditNotesAsStaff', summary: 'All credit notes, newest first' })
  @ApiPage(StaffCreditNoteView)
  async list(@Query() query: StaffCreditNotesQuery): Promise<Page<StaffCreditNoteView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const accountId = query.accountId === undefined ? null : parseWireId('acc', query.accountId);
    const invoiceId = query.invoiceId === undefined ? null : parseWireId('inv', query.invoiceId);
    const filter = { ...(accountId === null ? {} : { accountId }), ...(invoiceId === null ? {} : { invoiceId }) };
    const rows = await this.creditNotes.unscopedPage(filter, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentCreditNoteToStaff);
  }

  @Get('credit-notes/:id')
  @Access('getCreditNoteAsStaff')
  @ApiOperation({ operationId: 'getCreditNoteAsStaff', summary: 'One credit note of any account' })
  @ApiOkResponse({ type: StaffCreditNoteView })
  async get(@WireIdParam('crn') id: string): Promise<StaffCreditNoteView> {
    const creditNote = await this.creditNotes.unscopedOne(id);
    if (creditNote === null) throw platformProblems.not_found();
    return presentCreditNoteToStaff(creditNote);
  }
}
