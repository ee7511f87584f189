import { Body, Controller, Ip, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  CurrentCaller,
  IdempotentAnswer,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { readPositiveEuros } from '../../invoices/index.js';
import { OrderAddOn } from '../use-cases/order-add-on.js';
import { OrderedAddOnView, SellAddOnBody } from './add-ons.dto.js';
import { presentOrderedAddOn, statusOf } from './add-ons.presenter.js';

/** What staff sell a customer who asked for it, at the plan's price or at one that was agreed on. */
@ApiTags('Admin: accounts')
@Controller('v1/admin/accounts/:id/add-ons')
export class AdminAddOnsController {
  constructor(
    private readonly ordering: OrderAddOn,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('sellAddOn')
  @ApiOperation({
    operationId: 'sellAddOn',
    summary: 'Sell an account something beside its plan',
    description:
      'For the oldest subscription whose plan sells it. It is paid as the customer pays: a card is charged at once; what is paid by transfer, order or mandate works at once and its invoice is open.',
  })
  @ApiCreatedResponse({ type: OrderedAddOnView })
  @ApiAcceptedResponse({ type: OrderedAddOnView, description: 'The payment is not decided yet.' })
  async sell(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('acc') accountId: string,
    @Body() { kind, quantity, price }: SellAddOnBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedAddOnView> {
    const wanted = {
      subscriptionId: null,
      kind,
      quantity,
      price: readPositiveEuros(price),
      paymentMethodId: null,
      onAccount: true,
      requestKey: this.answers.requestKey(),
      actor: actorOf(caller, ip),
    };
    const view = await this.answers.keeping(
      presentOrderedAddOn,
      (keep) => this.ordering.run(accountScope(accountId), wanted, keep),
      statusOf,
    );
    void reply.status(statusOf(view));
    return view;
  }
}
