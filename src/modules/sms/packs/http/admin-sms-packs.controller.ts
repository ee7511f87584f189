import { Body, Controller, Get, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Money, parseAmount } from '../../../../kernel/money.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { type Credits, parseCredits } from '../../rules/credits.js';
import { ManagePacks, type PackChange } from '../use-cases/manage-packs.js';
import { AddSmsPackBody, ChangeSmsPackBody, StaffSmsPackView } from './packs.dto.js';
import { presentStaffPack } from './packs.presenter.js';
import { pageOfList } from '../../http/page-of-list.js';

@Injectable()
export class SmsPackLocator implements ResourceLocator {
  constructor(private readonly packs: ManagePacks) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.smsPack, parameters['id'] ?? '');
    const pack = id === null ? null : await this.packs.one(id);
    return pack === null ? null : presentStaffPack(pack);
  }
}

@ApiTags('Operator: SMS')
@Controller('v1/admin/sms/packs')
export class AdminSmsPacksController {
  constructor(
    private readonly packs: ManagePacks,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSmsPacksAsStaff')
  @ApiOperation({ operationId: 'listSmsPacksAsStaff', summary: 'All packs, also those off sale, in their order' })
  @ApiPage(StaffSmsPackView)
  async list(@Query() query: ListQuery): Promise<Page<StaffSmsPackView>> {
    return pageOfList('admin-sms-packs', (await this.packs.all()).map(presentStaffPack), query, ({ id }) => id);
  }

  @Post()
  @Access('addSmsPack')
  @ApiOperation({
    operationId: 'addSmsPack',
    summary: 'Sell another pack',
    description: 'It comes last in the list that customers see.',
  })
  @ApiCreatedResponse({ type: StaffSmsPackView })
  add(@CurrentCaller() caller: Caller, @Body() body: AddSmsPackBody, @Ip() ip: string): Promise<StaffSmsPackView> {
    const { code, credits, price, active = true } = body;
    const pack = { code, credits: creditsIn(credits), price: priceIn(price), active };
    return this.answers.keeping(presentStaffPack, (keep) => this.packs.add(pack, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getSmsPackAsStaff')
  @ApiOperation({ operationId: 'getSmsPackAsStaff', summary: 'One pack' })
  @ApiOkResponse({ type: StaffSmsPackView })
  async get(@WireIdParam('spk') id: string): Promise<StaffSmsPackView> {
    const pack = await this.packs.one(id);
    if (pack === null) throw platformProblems.not_found();
    return presentStaffPack(pack);
  }

  @Patch(':id')
  @Existing(SmsPackLocator)
  @Access('changeSmsPack')
  @ApiOperation({
    operationId: 'changeSmsPack',
    summary: 'Sell a pack on other terms, or not any more',
    description: 'What is left out stays. Whoever has bought it, or ordered it, keeps what it was then.',
  })
  @ApiOkResponse({ type: StaffSmsPackView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('spk') id: string,
    @Body() body: ChangeSmsPackBody,
    @Ip() ip: string,
  ): Promise<StaffSmsPackView> {
    const { credits, price, active, position } = body;
    const change: PackChange = {
      ...(credits === undefined ? {} : { credits: creditsIn(credits) }),
      ...(price === undefined ? {} : { price: priceIn(price) }),
      ...(active === undefined ? {} : { active }),
      ...(position === undefined ? {} : { position }),
    };
    return presentStaffPack(await this.packs.change(id, change, actorOf(caller, ip)));
  }
}

function creditsIn(text: string): Credits {
  const credits = parseCredits(text);
  if (credits === null) throw new Error('credits were not validated');
  return credits;
}

function priceIn({ amount, currency }: AddSmsPackBody['price']): Money {
  const price = parseAmount(amount, currency);
  if (price === null) throw new Error('a price was not validated');
  return price;
}
