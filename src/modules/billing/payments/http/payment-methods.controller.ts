import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { paymentProblems } from '../payments.errors.js';
import { AddPaymentMethod } from '../use-cases/add-payment-method.js';
import { ReadPayments } from '../use-cases/read-payments.query.js';
import { RemovePaymentMethod } from '../use-cases/remove-payment-method.js';
import { AddPaymentMethodBody, PaymentMethodView } from './payments.dto.js';
import { presentPaymentMethod } from './payments.presenter.js';

const LIST = 'payment-methods';

@Injectable()
export class PaymentMethodLocator implements ResourceLocator {
  constructor(private readonly payments: ReadPayments) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('pm', parameters['id'] ?? '');
    const method = caller && id ? await this.payments.method(callerScope(caller), id) : null;
    return method ? presentPaymentMethod(method) : null;
  }
}

@ApiTags('Payment methods')
@Controller('v1/payment-methods')
export class PaymentMethodsController {
  constructor(
    private readonly payments: ReadPayments,
    private readonly adding: AddPaymentMethod,
    private readonly removing: RemovePaymentMethod,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('addPaymentMethod')
  @ApiOperation({ operationId: 'addPaymentMethod', summary: 'Leave a card to pay with' })
  @ApiCreatedResponse({ type: PaymentMethodView })
  async add(
    @CurrentCaller() caller: Caller,
    @Body() body: AddPaymentMethodBody,
    @Ip() ip: string,
  ): Promise<PaymentMethodView> {
    if (body.kind !== 'card') throw paymentProblems.payment_kind_not_available({ extra: { kind: body.kind } });
    const { token } = body;
    const faults = [
      ...(token === undefined ? [{ field: 'token', code: 'required', message: '' }] : []),
      ...(body.iban === undefined ? [] : [{ field: 'iban', code: 'not_allowed', message: '' }]),
    ];
    if (token === undefined || faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
    return this.answers.keeping(presentPaymentMethod, (keep) =>
      this.adding.card(callerScope(caller), token, actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listPaymentMethods')
  @ApiOperation({ operationId: 'listPaymentMethods', summary: 'The account’s ways to pay, newest first' })
  @ApiPage(PaymentMethodView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<PaymentMethodView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.payments.methodPage(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (method) => [method.id] }, presentPaymentMethod);
  }

  @Get(':id')
  @Access('getPaymentMethod')
  @ApiOperation({ operationId: 'getPaymentMethod', summary: 'One way to pay' })
  @ApiOkResponse({ type: PaymentMethodView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('pm') id: string): Promise<PaymentMethodView> {
    const method = await this.payments.method(callerScope(caller), id);
    if (method === null) throw platformProblems.not_found();
    return presentPaymentMethod(method);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('removePaymentMethod')
  @Existing(PaymentMethodLocator)
  @ApiOperation({ operationId: 'removePaymentMethod', summary: 'Take a way to pay away' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('pm') id: string, @Ip() ip: string): Promise<void> {
    await this.removing.run(callerScope(caller), id, actorOf(caller, ip));
  }
}
