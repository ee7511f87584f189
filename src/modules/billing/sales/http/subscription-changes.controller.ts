import { Body, Controller, Delete, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { ChangePlan } from '../use-cases/change-plan.js';
import { EndAndResume } from '../use-cases/end-and-resume.js';
import { PreviewChange } from '../use-cases/preview-change.query.js';
import { PlanAnswers } from './plan-answers.js';
import { referenceIn } from './reference-in.js';
import { ChangePreviewView, ChangeSubscriptionBody, OrderedSubscriptionView } from './sales.dto.js';
import { presentPreview } from './sales.presenter.js';
import { SubscriptionLocator } from './subscription-locator.js';

@ApiTags('Subscriptions')
@Controller('v1/subscriptions/:id')
export class SubscriptionChangesController {
  constructor(
    private readonly changing: ChangePlan,
    private readonly preview: PreviewChange,
    private readonly ending: EndAndResume,
    private readonly answers: PlanAnswers,
  ) {}

  @Post('change')
  @Access('changeSubscription')
  @Existing(SubscriptionLocator)
  @ApiOperation({
    operationId: 'changeSubscription',
    summary: 'Move to another plan',
    description:
      'An upgrade works at once and costs the price gap for the days that are left; the rest waits for the end.',
  })
  @ApiOkResponse({ type: OrderedSubscriptionView })
  @ApiAcceptedResponse({ type: OrderedSubscriptionView, description: 'The payment is not decided yet.' })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @Body() body: ChangeSubscriptionBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const requestKey = this.answers.requestKey();
    const wish = { ...wishOf(subscriptionId, body), requestKey, actor: actorOf(caller, ip) };
    return this.answers.of(reply, 200, (keep) => this.changing.run(callerScope(caller), wish, keep));
  }

  @Post('change/preview')
  @HttpCode(200)
  @Access('previewSubscriptionChange')
  @Existing(SubscriptionLocator)
  @ApiOperation({ operationId: 'previewSubscriptionChange', summary: 'What a change would do and cost, to the cent' })
  @ApiOkResponse({ type: ChangePreviewView })
  async previewChange(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') subscriptionId: string,
    @Body() body: ChangeSubscriptionBody,
  ): Promise<ChangePreviewView> {
    return presentPreview(await this.preview.run(callerScope(caller), wishOf(subscriptionId, body)));
  }

  @Delete('change')
  @HttpCode(200)
  @Access('takeBackSubscriptionChange')
  @Existing(SubscriptionLocator)
  @ApiOperation({ operationId: 'takeBackSubscriptionChange', summary: 'Take a scheduled change back' })
  @ApiOkResponse({ type: OrderedSubscriptionView })
  async takeBack(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') id: string,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const actor = actorOf(caller, ip);
    return this.answers.of(reply, 200, (keep) => this.ending.takeBackChange(callerScope(caller), id, actor, keep));
  }

  @Post('cancel')
  @Access('cancelSubscription')
  @Existing(SubscriptionLocator)
  @ApiOperation({
    operationId: 'cancelSubscription',
    summary: 'End it with its term',
    description: 'Until then everything works on. Nothing is given back for unused days.',
  })
  @ApiOkResponse({ type: OrderedSubscriptionView })
  async cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') id: string,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const actor = actorOf(caller, ip);
    return this.answers.of(reply, 200, (keep) => this.ending.cancel(callerScope(caller), id, actor, keep));
  }

  @Post('resume')
  @Access('resumeSubscription')
  @Existing(SubscriptionLocator)
  @ApiOperation({ operationId: 'resumeSubscription', summary: 'Take a cancellation back, while the term runs' })
  @ApiOkResponse({ type: OrderedSubscriptionView })
  async resume(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sub') id: string,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderedSubscriptionView> {
    const actor = actorOf(caller, ip);
    return this.answers.of(reply, 200, (keep) => this.ending.resume(callerScope(caller), id, actor, keep));
  }
}

function wishOf(subscriptionId: string, { planId, interval, effective }: ChangeSubscriptionBody) {
  return { subscriptionId, planId: referenceIn('pln', 'planId', planId), interval, effective };
}
