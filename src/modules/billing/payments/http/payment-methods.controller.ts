import {
  Body,
  Controller,
  Delete,
  Get,
  Headers as RequestHeader,
  HttpCode,
  Injectable,
  Ip,
  Post,
  Query,
} from '@nestjs/common';
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
import { readMethodWish } from '../rules/method-wish.js';
import { AddPaymentMethod } from '../use-cases/add-payment-method.js';
import { ChooseDefaultMethod } from '../use-cases/choose-default-method.js';
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
    private readonly choosing: ChooseDefaultMethod,
    private readonly removing: RemovePaymentMethod,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('addPaymentMethod')
  @ApiOperation({
    operationId: 'addPaymentMethod',
    summary: 'Leave a way to pay',
    description:
      'A card or PayPal by a token of the payment service, a bank account by its IBAN, the others by their kind alone.',
  })
  @ApiCreatedResponse({ type: PaymentMethodView })
  async add(
    @CurrentCaller() caller: Caller,
    @Body() body: AddPaymentMethodBody,
    @Ip() ip: string,
    @RequestHeader('user-agent') userAgent = '',
  ): Promise<PaymentMethodView> {
    const wish = readMethodWish(body);
    if (Array.isArray(wish)) {
      throw platformProblems.validation_failed({ errors: wish.map((fault) => ({ ...fault, message: '' })) });
    }
    const by = { actor: actorOf(caller, ip), userAgent };
    return this.answers.keeping(presentPaymentMethod, (keep) => this.adding.run(callerScope(caller), wish, by, keep));
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

  @Post(':id/default')
  @HttpCode(200)
  @Access('makeDefaultPaymentMethod')
  @Existing(PaymentMethodLocator)
  @ApiOperation({ operationId: 'makeDefaultPaymentMethod', summary: 'Pay with it from now on when nothing is named' })
  @ApiOkResponse({ type: PaymentMethodView })
  async makeDefault(
    @CurrentCaller() caller: Caller,
    @WireIdParam('pm') id: string,
    @Ip() ip: string,
  ): Promise<PaymentMethodView> {
    return presentPaymentMethod(await this.choosing.run(callerScope(caller), id, actorOf(caller, ip)));
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
