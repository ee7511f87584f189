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
import { type BoughtPacks, BuyPacks } from '../use-cases/buy-packs.js';
import { ReadPurchases } from '../use-cases/read-purchases.query.js';
import { BoughtSmsPacksView, BuySmsPacksBody, SmsPurchaseView } from './purchases.dto.js';
import { presentBought, presentPurchase, statusOf } from './purchases.presenter.js';

const LIST = 'sms-purchases';

@ApiTags('SMS')
@Controller('v1/sms/purchases')
export class SmsPurchasesController {
  constructor(
    private readonly buying: BuyPacks,
    private readonly purchases: ReadPurchases,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('buySmsPacks')
  @ApiOperation({
    operationId: 'buySmsPacks',
    summary: 'Buy SMS credits',
    description: 'They can be used, and their invoice exists, as soon as they are paid. The answer says until when.',
  })
  @ApiCreatedResponse({ type: BoughtSmsPacksView })
  @ApiAcceptedResponse({ type: BoughtSmsPacksView, description: 'The payment is not decided yet.' })
  async buy(
    @CurrentCaller() caller: Caller,
    @Body() body: BuySmsPacksBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') languages?: string,
  ): Promise<BoughtSmsPacksView> {
    const language = preferredLanguage(languages);
    const { packId, quantity } = body;
    const paymentMethodId = methodIdIn(body);
    const requestKey = this.answers.requestKey();
    const wanted = { packId, quantity, field: 'packId', paymentMethodId, requestKey, actor: actorOf(caller, ip) };
    const view = await this.answers.keeping(
      (bought: BoughtPacks) => presentBought(bought, language),
      (keep) => this.buying.run(callerScope(caller), wanted, keep),
      statusOf,
    );
    void reply.status(statusOf(view));
    return view;
  }

  @Get()
  @Access('listSmsPurchases')
  @ApiOperation({ operationId: 'listSmsPurchases', summary: 'SMS credits that were ordered, newest first' })
  @ApiPage(SmsPurchaseView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
    @Headers('accept-language') languages?: string,
  ): Promise<Page<SmsPurchaseView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.purchases.page(callerScope(caller), query.limit, before);
    const language = preferredLanguage(languages);
    const keys = ({ purchase }: (typeof rows)[number]) => [purchase.id];
    return page(rows, query.limit, { list: LIST, keys }, (row) => presentPurchase(row, language));
  }

  @Get(':id')
  @Access('getSmsPurchase')
  @ApiOperation({ operationId: 'getSmsPurchase', summary: 'One order of SMS credits, and how its payment stands' })
  @ApiOkResponse({ type: SmsPurchaseView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('spu') id: string,
    @Headers('accept-language') languages?: string,
  ): Promise<SmsPurchaseView> {
    const found = await this.purchases.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentPurchase(found, preferredLanguage(languages));
  }
}

function methodIdIn({ paymentMethod }: BuySmsPacksBody): string | null {
  const id = paymentMethod === undefined ? null : parseWireId('pm', paymentMethod);
  if (paymentMethod === undefined || id !== null) return id;
  const errors = [{ field: 'paymentMethod', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
