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
import { ReadPayments } from '../use-cases/read-payments.query.js';
import { PaymentView } from './payments.dto.js';
import { presentPayment } from './payments.presenter.js';

const LIST = 'payments';

@ApiTags('Payments')
@Controller('v1/payments')
export class PaymentsController {
  constructor(private readonly payments: ReadPayments) {}

  @Get()
  @Access('listPayments')
  @ApiOperation({ operationId: 'listPayments', summary: 'What was paid, is being paid or failed, newest first' })
  @ApiPage(PaymentView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<PaymentView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.payments.paymentPage(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (payment) => [payment.id] }, presentPayment);
  }

  @Get(':id')
  @Access('getPayment')
  @ApiOperation({ operationId: 'getPayment', summary: 'One payment, and what its payer must do next' })
  @ApiOkResponse({ type: PaymentView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('pay') id: string): Promise<PaymentView> {
    const payment = await this.payments.payment(callerScope(caller), id);
    if (payment === null) throw platformProblems.not_found();
    return presentPayment(payment);
  }
}
