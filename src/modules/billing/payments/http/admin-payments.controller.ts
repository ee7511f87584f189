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
import { StaffPaymentsRepository } from '../data/staff-payments.repository.js';
import { StaffPaymentsQuery, StaffPaymentView } from './staff-payments.dto.js';
import { presentPaymentToStaff } from './payments.presenter.js';

const LIST = 'all-payments';

@ApiTags('Admin: payments')
@Controller('v1/admin/payments')
export class AdminPaymentsController {
  constructor(private readonly payments: StaffPaymentsRepository) {}

  @Get()
  @Access('listPaymentsAsStaff')
  @ApiOperation({ operationId: 'listPaymentsAsStaff', summary: 'All payments, newest first' })
  @ApiPage(StaffPaymentView)
  async list(@Query() { accountId, status, kind, limit, cursor }: StaffPaymentsQuery): Promise<Page<StaffPaymentView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] ?? null) as string | null;
    const account = accountId === undefined ? null : parseWireId('acc', accountId);
    const filter = {
      ...(account === null ? {} : { accountId: account }),
      ...(status === undefined ? {} : { state: status }),
      ...(kind === undefined ? {} : { kind }),
    };
    const rows = await this.payments.unscopedPage(filter, limit + 1, before);
    return page(rows, limit, { list: LIST, keys: ({ payment }) => [payment.id] }, presentPaymentToStaff);
  }

  @Get(':id')
  @Access('getPaymentAsStaff')
  @ApiOperation({ operationId: 'getPaymentAsStaff', summary: 'One payment, with what it was for and how it came' })
  @ApiOkResponse({ type: StaffPaymentView })
  async get(@WireIdParam('pay') id: string): Promise<StaffPaymentView> {
    const found = await this.payments.unscopedFind(id);
    if (found === null) throw platformProblems.not_found();
    return presentPaymentToStaff(found);
  }
}
