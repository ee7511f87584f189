import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { SELLER_ZONE } from '../../invoices/index.js';
import type { PurchaseOrder } from '../rules/purchase-order.js';
import { IssuePurchaseOrder } from '../use-cases/issue-purchase-order.js';
import { ReadPurchaseOrders } from '../use-cases/read-purchase-orders.query.js';
import { CreatePurchaseOrderBody, PurchaseOrderView } from './purchase-orders.dto.js';
import { presentPurchaseOrder } from './purchase-orders.presenter.js';

const LIST = 'purchase-orders';

@ApiTags('Purchase orders')
@Controller('v1/purchase-orders')
export class PurchaseOrdersController {
  constructor(
    private readonly issuing: IssuePurchaseOrder,
    private readonly orders: ReadPurchaseOrders,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access('createPurchaseOrder')
  @ApiOperation({
    operationId: 'createPurchaseOrder',
    summary: 'Write down what a plan will cost, to have it signed',
    description:
      'Price and VAT are kept for thirty days. Order with it by `POST /v1/subscriptions` and its `purchaseOrderId`.',
  })
  @ApiCreatedResponse({ type: PurchaseOrderView })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreatePurchaseOrderBody,
    @Ip() ip: string,
  ): Promise<PurchaseOrderView> {
    const planId = parseWireId('pln', body.planId);
    if (planId === null) {
      const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    const wish = { planId, interval: body.interval, actor: actorOf(caller, ip) };
    return this.answers.keeping(
      (order: PurchaseOrder) => this.present(order),
      (keep) => this.issuing.run(callerScope(caller), wish, keep),
    );
  }

  @Get()
  @Access('listPurchaseOrders')
  @ApiOperation({ operationId: 'listPurchaseOrders', summary: 'Purchase orders, newest first' })
  @ApiPage(PurchaseOrderView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<PurchaseOrderView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.orders.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, (order) => this.present(order));
  }

  @Get(':id')
  @Access('getPurchaseOrder')
  @ApiOperation({ operationId: 'getPurchaseOrder', summary: 'One purchase order' })
  @ApiOkResponse({ type: PurchaseOrderView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('po') id: string): Promise<PurchaseOrderView> {
    const order = await this.orders.one(callerScope(caller), id);
    if (order === null) throw platformProblems.not_found();
    return this.present(order);
  }

  private present(order: PurchaseOrder): PurchaseOrderView {
    return presentPurchaseOrder(order, localDate(this.clock.now(), SELLER_ZONE));
  }
}
