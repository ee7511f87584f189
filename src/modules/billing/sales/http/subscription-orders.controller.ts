import { Body, Controller, Ip, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { OrderSubscription } from '../use-cases/order-subscription.js';
import { RenewSubscription } from '../use-cases/renew-subscription.js';
import { PlanAnswers } from './plan-answers.js';
import { referenceIn } from './reference-in.js';
import { OrderedSubscriptionView, OrderSubscriptionBody, RenewSubscriptionBody } from './sales.dto.js';
import { SubscriptionLocator } from './subscription-locator.js';

@ApiTags('Subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionOrdersController {
  constructor(
    private readonly ordering: OrderSubscription,
    private readonly renewing: RenewSubscription,
    private readonly answers: PlanAnswers,
  ) {}

  @Post()
  @Access('orderSubscription')
  @ApiOperation({
    operationId: 'orderSubscription',
    summary: 'Buy a plan',
    description: 'It works, and its invoice exists, as soon as it is paid. A further one is added to those there are.',
  })
  @ApiCreatedResponse({ type: OrderedSubscriptionView })
  @ApiAcceptedResponse({ type: OrderedSubscriptionView, description: 'The payment is not decided yet.' })
  async order(
    @CurrentCaller() caller: Caller,
    @Body() body: OrderSubscriptionBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const wish = {
      planId: referenceIn('pln', 'planId', body.planId),
      interval: body.interval,
      paymentMethodId: methodIn(body),
      purchaseOrderId: paperIn(body),
      requestKey: this.answers.requestKey(),
      actor: actorOf(caller, ip),
    };
    return this.answers.of(reply, 201, (keep) => this.ordering.run(callerScope(caller), wish, keep));
  }

  @Post(':id/renew')
  @Access('renewSubscription')
  @Existing(SubscriptionLocator)
  @ApiOperation({
    operationId: 'renewSubscription',
    summary: 'Pay for the next term',
    description:
      'After a refused renewal, or within the days after the end; the new term starts where the old one ended.',
  })
  @ApiOkResponse({ type: OrderedSubscriptionView })
  @ApiAcceptedResponse({ type: OrderedSubscriptionView, description: 'The payment is not decided yet.' })
  async renew(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @Body() body: RenewSubscriptionBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const wish = {
      subscriptionId,
      paymentMethodId: methodIn(body),
      requestKey: this.answers.requestKey(),
      actor: actorOf(caller, ip),
    };
    return this.answers.of(reply, 200, (keep) => this.renewing.run(callerScope(caller), wish, keep));
  }
}

function paperIn({ purchaseOrderId }: OrderSubscriptionBody): string | null {
  return purchaseOrderId === undefined ? null : referenceIn('po', 'purchaseOrderId', purchaseOrderId);
}

function methodIn({ paymentMethod }: { paymentMethod?: string }): string | null {
  return paymentMethod === undefined ? null : referenceIn('pm', 'paymentMethod', paymentMethod);
}
