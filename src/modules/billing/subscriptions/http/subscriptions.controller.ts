import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../../platform/clock/clock.js';
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
import { ListSubscriptions } from '../use-cases/list-subscriptions.query.js';
import { SubscriptionView } from './subscriptions.dto.js';
import { presentSubscription } from './subscriptions.presenter.js';

@ApiTags('Subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: ListSubscriptions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listSubscriptions')
  @ApiOperation({
    operationId: 'listSubscriptions',
    summary: 'The account’s subscriptions, also ended ones, newest first',
  })
  @ApiPage(SubscriptionView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SubscriptionView>> {
    const before = parseCursor('subscriptions', ['uuid'], query.cursor)?.[0] ?? null;
    const rows = await this.subscriptions.page(callerScope(caller), query.limit, before as string | null);
    const order = { list: 'subscriptions', keys: (row: (typeof rows)[number]) => [row.subscription.id] };
    const now = this.clock.now();
    return page(rows, query.limit, order, (row) => presentSubscription(row, now));
  }

  @Get(':id')
  @Access('getSubscription')
  @ApiOperation({ operationId: 'getSubscription', summary: 'One subscription' })
  @ApiOkResponse({ type: SubscriptionView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sub') id: string): Promise<SubscriptionView> {
    const found = await this.subscriptions.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentSubscription(found, this.clock.now());
  }
}
