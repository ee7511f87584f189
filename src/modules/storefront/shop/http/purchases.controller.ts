import { Body, Controller, Get, Headers, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { parseWireId } from '../../../../kernel/ids.js';
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
  preferredLanguage,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { BasketItem } from '../rules/basket.js';
import { BuyBasket, type Purchase } from '../use-cases/buy-basket.js';
import { ListGoods } from '../use-cases/list-goods.query.js';
import { GoodView } from './goods.dto.js';
import { codeOf, presentGoods } from './goods.presenter.js';
import { BuyBasketBody, PurchaseView } from './purchases.dto.js';
import { presentPurchase, statusOf } from './purchases.presenter.js';

const LIST = 'goods';

@ApiTags('Purchases')
@Controller('v1/purchases')
export class PurchasesController {
  constructor(
    private readonly goods: ListGoods,
    private readonly basket: BuyBasket,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listPurchases')
  @ApiOperation({
    operationId: 'listPurchases',
    summary: 'What can be bought now, with its price and how',
    description: 'What the running plan sells beside itself, the plans of the account’s own offers, and all others.',
  })
  @ApiPage(GoodView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
    @Headers('accept-language') languages?: string,
  ): Promise<Page<GoodView>> {
    const after = parseCursor(LIST, ['text'], query.cursor)?.[0];
    const views = presentGoods(await this.goods.run(callerScope(caller)), preferredLanguage(languages));
    const start = after === undefined ? 0 : views.findIndex((view) => codeOf(view) === after) + 1;
    const rows = views.slice(start, start + query.limit + 1);
    return page(rows, query.limit, { list: LIST, keys: (view) => [codeOf(view)] }, (view) => view);
  }

  @Post()
  @Access('buyBasket')
  @ApiOperation({
    operationId: 'buyBasket',
    summary: 'Buy several things at once',
    description: 'One order, one payment, one invoice. All of it works as soon as it is paid, or nothing of it.',
  })
  @ApiCreatedResponse({ type: PurchaseView })
  @ApiAcceptedResponse({ type: PurchaseView, description: 'The payment is not decided yet.' })
  async buy(
    @CurrentCaller() caller: Caller,
    @Body() body: BuyBasketBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PurchaseView> {
    const basket = {
      items: itemsIn(body),
      paymentMethodId: methodIn(body),
      requestKey: this.answers.requestKey(),
      actor: actorOf(caller, ip),
    };
    let status = 201;
    const present = (bought: Purchase): PurchaseView => {
      status = statusOf(bought);
      return presentPurchase(bought);
    };
    const view = await this.answers.keeping(
      present,
      (keep) => this.basket.run(callerScope(caller), basket, keep),
      statusOf,
    );
    void reply.status(status);
    return view;
  }

  @Get(':id')
  @Access('getPurchase')
  @ApiOperation({ operationId: 'getPurchase', summary: 'One basket that was ordered, and how its payment stands' })
  @ApiOkResponse({ type: PurchaseView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('ord') id: string): Promise<PurchaseView> {
    const bought = await this.basket.find(callerScope(caller), id);
    if (bought === null) throw platformProblems.not_found();
    return presentPurchase(bought);
  }
}

function itemsIn({ items }: BuyBasketBody): BasketItem[] {
  return items.map(({ kind, packId, quantity }, i) => ({
    kind,
    packId: packId ?? null,
    quantity,
    field: `items[${i}]`,
  }));
}

function methodIn({ paymentMethod }: BuyBasketBody): string | null {
  const id = paymentMethod === undefined ? null : parseWireId('pm', paymentMethod);
  if (paymentMethod === undefined || id !== null) return id;
  const errors = [{ field: 'paymentMethod', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
