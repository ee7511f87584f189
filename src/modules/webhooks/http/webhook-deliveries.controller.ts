import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../kernel/ids.js';
import { DAY_MS, instantOf } from '../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../platform/http/index.js';
import { actorOf } from '../../accounts/index.js';
import type { DeliveryStateName } from '../rules/delivery.js';
import { LONGEST_REPLAY_DAYS } from '../rules/replay.js';
import { ReadWebhooks } from '../use-cases/read-webhooks.query.js';
import { RequestReplay, type WantedReplay } from '../use-cases/request-replay.js';
import { RetryDelivery } from '../use-cases/retry-delivery.js';
import { SendTestEvent } from '../use-cases/send-test-event.js';
import { DeliveriesQuery, ReplayBody, ReplayView, TestEventView, WebhookDeliveryView } from './deliveries.dto.js';
import { WebhookDeliveryLocator, WebhookLocator } from './webhook.locator.js';
import { presentDelivery, presentReplay, presentTest } from './webhooks.presenter.js';

const LIST = 'webhook-deliveries';
const STATES: Record<string, DeliveryStateName[]> = {
  waiting: ['fresh', 'retry'],
  delivered: ['delivered'],
  failed: ['failed'],
};

/** What was sent to a receiver, and sending it again. */
@ApiTags('Webhooks')
@Controller('v1/webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    private readonly webhooks: ReadWebhooks,
    private readonly retryDelivery: RetryDelivery,
    private readonly requestReplay: RequestReplay,
    private readonly testEvent: SendTestEvent,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get('deliveries')
  @Existing(WebhookLocator)
  @Access('listWebhookDeliveries')
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'Deliveries of a webhook with every attempt, newest first',
    description: 'What was answered to each attempt; kept for 14 days.',
  })
  @ApiPage(WebhookDeliveryView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @Query() query: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    const before = (parseCursor(LIST, ['number'], query.cursor)?.[0] as number | undefined) ?? null;
    const eventId = query.eventId === undefined ? undefined : parseWireId(WIRE_PREFIXES.event, query.eventId);
    if (eventId === null) return { data: [], nextCursor: null };
    const state = query.status === undefined ? undefined : STATES[query.status];
    const wanted = { before, limit: query.limit, state, eventId };
    const rows = await this.webhooks.deliveries(callerScope(caller), id, wanted);
    return page(rows, query.limit, { list: LIST, keys: ({ sequence }) => [sequence] }, presentDelivery);
  }

  @Get('deliveries/:deliveryId')
  @Access('getWebhookDelivery')
  @ApiOperation({ operationId: 'getWebhookDelivery', summary: 'One delivery with its attempts' })
  @ApiOkResponse({ type: WebhookDeliveryView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @WireIdParam('whd', 'deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    const found = await this.webhooks.delivery(callerScope(caller), id, deliveryId);
    if (found === null) throw platformProblems.not_found();
    return presentDelivery(found);
  }

  @Post('deliveries/:deliveryId/retry')
  @HttpCode(202)
  @Existing(WebhookDeliveryLocator)
  @Access('retryWebhookDelivery')
  @ApiOperation({
    operationId: 'retryWebhookDelivery',
    summary: 'Send one event again, whatever became of it',
    description: 'Same event, same `webhook-id`, same `posthorn-sequence`.',
  })
  @ApiAcceptedResponse({ type: WebhookDeliveryView })
  retry(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @WireIdParam('whd', 'deliveryId') deliveryId: string,
    @Ip() ip: string,
  ): Promise<WebhookDeliveryView> {
    const [scope, actor, which] = [callerScope(caller), actorOf(caller, ip), { webhookId: id, id: deliveryId }];
    return this.answers.keeping(presentDelivery, (keep) => this.retryDelivery.run(scope, which, actor, keep));
  }

  @Post('replay')
  @HttpCode(202)
  @Existing(WebhookLocator)
  @Access('replayWebhook')
  @ApiOperation({
    operationId: 'replayWebhook',
    summary: 'Send the events of some time once more',
    description:
      'In their order, with their old `webhook-id` and a new `posthorn-sequence`. At most 100,000 events of at most 31 days.',
  })
  @ApiAcceptedResponse({ type: ReplayView })
  replay(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @Body() body: ReplayBody,
    @Ip() ip: string,
  ): Promise<ReplayView> {
    const [scope, actor, wanted] = [callerScope(caller), actorOf(caller, ip), wantedOf(body)];
    return this.answers.keeping(presentReplay, (keep) => this.requestReplay.run(scope, id, wanted, actor, keep));
  }

  @Post('test')
  @HttpCode(200)
  @Existing(WebhookLocator)
  @Access('testWebhook')
  @ApiOperation({
    operationId: 'testWebhook',
    summary: 'Send a signed test event now and see what the receiver says',
    description: 'Type `webhook.test`. It is no delivery: nothing is kept or repeated, and the health does not change.',
  })
  @ApiOkResponse({ type: TestEventView })
  async test(@CurrentCaller() caller: Caller, @WireIdParam('whk') id: string): Promise<TestEventView> {
    return presentTest(await this.testEvent.run(callerScope(caller), id));
  }
}

function wantedOf({ from, to, types }: ReplayBody): WantedReplay {
  const wanted = { from: instantOf(from), to: instantOf(to), types: types ?? null };
  const fault = (code: string, message: string) =>
    platformProblems.validation_failed({ errors: [{ field: 'to', code, message }] });
  if (wanted.to <= wanted.from) throw fault('too_early', 'must be after from');
  if (wanted.to - wanted.from > LONGEST_REPLAY_DAYS * DAY_MS)
    throw fault('too_late', 'must be at most 31 days after from');
  return wanted;
}
