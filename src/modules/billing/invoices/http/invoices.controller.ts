import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ReadInvoices } from '../use-cases/read-invoices.query.js';
import { InvoiceView } from './invoices.dto.js';
import { presentInvoice } from './invoices.presenter.js';

const LIST = 'invoices';

@ApiTags('Invoices')
@Controller('v1/invoices')
export class InvoicesController {
  constructor(private readonly invoices: ReadInvoices) {}

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
}
