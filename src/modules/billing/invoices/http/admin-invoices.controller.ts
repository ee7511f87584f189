import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ReadInvoices } from '../use-cases/read-invoices.query.js';
import { StaffInvoicesQuery, StaffInvoiceView } from './invoices.dto.js';
import { presentInvoiceToStaff } from './invoices.presenter.js';

const LIST = 'all-invoices';

@ApiTags('Admin: invoices')
@Controller('v1/admin/invoices')
export class AdminInvoicesController {
  constructor(private readonly invoices: ReadInvoices) {}

  @Get()
  @Access('listInvoicesAsStaff')
  @ApiOperation({ operationId: 'listInvoicesAsStaff', summary: 'All invoices, newest first' })
  @ApiPage(StaffInvoiceView)
  async list(@Query() query: StaffInvoicesQuery): Promise<Page<StaffInvoiceView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const accountId = query.accountId === undefined ? null : parseWireId('acc', query.accountId);
    const rows = await this.invoices.unscopedPage(accountId === null ? {} : { accountId }, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (invoice) => [invoice.id] }, presentInvoiceToStaff);
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
}
