import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { CancelAddOn } from '../use-cases/cancel-add-on.js';
import { OrderAddOn } from '../use-cases/order-add-on.js';
import { ReadAddOns } from '../use-cases/read-add-ons.query.js';
import { SoldSubscriptions } from '../use-cases/sold-subscriptions.js';
import { AddOnView, OrderAddOnBody, OrderedAddOnView } from './add-ons.dto.js';
import { presentAddOn, presentOrderedAddOn, statusOf } from './add-ons.presenter.js';

const LIST = 'add-ons';

@Injectable()
export class AddOnSubscriptionLocator implements ResourceLocator {
  constructor(private readonly subscriptions: SoldSubscriptions) {}

  locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('sub', parameters['id'] ?? '');
    return caller && id ? this.subscriptions.find(callerScope(caller), id) : Promise.resolve(null);
  }
}

@ApiTags('Subscriptions')
@Controller('v1/subscriptions/:id/add-ons')
export class AddOnsController {
  constructor(
    private readonly ordering: OrderAddOn,
    private readonly addOns: ReadAddOns,
    private readonly cancelling: CancelAddOn,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('orderAddOn')
  @Existing(AddOnSubscriptionLocator)
  @ApiOperation({
    operationId: 'orderAddOn',
    summary: 'Buy something beside the plan',
    description:
      'Seats and support cost their full price for the running term and are renewed with it. A dedicated IP is billed by the month from its order, on invoices of its own, also beside a plan that is paid by the year. It works, and its invoice exists, as soon as it is paid.',
  })
  @ApiCreatedResponse({ type: OrderedAddOnView })
  @ApiAcceptedResponse({ type: OrderedAddOnView, description: 'The payment is not decided yet.' })
  async order(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @Body() body: OrderAddOnBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedAddOnView> {
    const { kind, quantity } = body;
    const requestKey = this.answers.requestKey();
    const paymentMethodId = methodIdIn(body);
    const wanted = { subscriptionId, kind, quantity, paymentMethodId, requestKey, actor: actorOf(caller, ip) };
    const view = await this.answers.keeping(
      presentOrderedAddOn,
      (keep) => this.ordering.run(callerScope(caller), wanted, keep),
      statusOf,
    );
    void reply.status(statusOf(view));
    return view;
  }

  @Get()
  @Access('listAddOns')
  @Existing(AddOnSubscriptionLocator)
  @ApiOperation({ operationId: 'listAddOns', summary: 'What was bought beside the plan, newest first' })
  @ApiPage(AddOnView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @Query() query: ListQuery,
  ): Promise<Page<AddOnView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.addOns.page(callerScope(caller), subscriptionId, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (addOn) => [addOn.id] }, presentAddOn);
  }

  @Get(':addOnId')
  @Access('getAddOn')
  @ApiOperation({ operationId: 'getAddOn', summary: 'One add-on' })
  @ApiOkResponse({ type: AddOnView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @WireIdParam('add', 'addOnId') id: string,
  ): Promise<AddOnView> {
    const addOn = await this.addOns.one(callerScope(caller), subscriptionId, id);
    if (addOn === null) throw platformProblems.not_found();
    return presentAddOn(addOn);
  }

  @Delete(':addOnId')
  @HttpCode(200)
  @Access('cancelAddOn')
  @ApiOperation({
    operationId: 'cancelAddOn',
    summary: 'Give up what is billed by the month',
    description:
      'It works until `paidUntil` and is not billed again. Then addresses beyond what the plan includes are given back. What is paid with the terms of the plan ends with those.',
  })
  @ApiOkResponse({ type: AddOnView })
  async cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @WireIdParam('add', 'addOnId') id: string,
    @Ip() ip: string,
  ): Promise<AddOnView> {
    const wanted = { subscriptionId, id, actor: actorOf(caller, ip) };
    return presentAddOn(await this.cancelling.run(callerScope(caller), wanted));
  }
}

function methodIdIn({ paymentMethod }: OrderAddOnBody): string | null {
  const id = paymentMethod === undefined ? null : parseWireId('pm', paymentMethod);
  if (paymentMethod === undefined || id !== null) return id;
  const errors = [{ field: 'paymentMethod', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
