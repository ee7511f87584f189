import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  CurrentCaller,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type StaffCaller,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import { formatRate, parseRate } from '../rules/vat-rate.js';
import type { DatedRate } from '../rules/vat-rates.table.js';
import { ManageVatRates } from '../use-cases/manage-vat-rates.js';
import { AddVatRateBody, VatRateView } from './vat.dto.js';

const RATES = 'vat-rates';

@ApiTags('Operator: tax')
@Controller('v1/admin/vat-rates')
export class AdminVatRatesController {
  constructor(
    private readonly rates: ManageVatRates,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listVatRates')
  @ApiOperation({
    operationId: 'listVatRates',
    summary: 'Standard VAT rates',
    description: 'By place, newest first; each with the day from which it holds.',
  })
  @ApiPage(VatRateView)
  async list(@Query() query: ListQuery): Promise<Page<VatRateView>> {
    const views = (await this.rates.list()).map(presentRate);
    const keyOf = ({ country, validFrom }: VatRateView): string => `${country} ${validFrom}`;
    const after = parseCursor(RATES, ['text'], query.cursor)?.[0];
    const start = after === undefined ? 0 : views.findIndex((view) => keyOf(view) === after) + 1;
    const rows = views.slice(start, start + query.limit + 1);
    return page(rows, query.limit, { list: RATES, keys: (view) => [keyOf(view)] }, (view) => view);
  }

  @Post()
  @Access('addVatRate')
  @ApiOperation({
    operationId: 'addVatRate',
    summary: 'Add a VAT rate from a day on',
    description: 'Invoices that were issued keep their rate. A second rate for the same day corrects the first.',
  })
  @ApiCreatedResponse({ type: VatRateView })
  async add(
    @CurrentCaller() caller: StaffCaller,
    @Body() body: AddVatRateBody,
    @Ip() ip: string,
  ): Promise<VatRateView> {
    const rate = parseRate(body.rate);
    const errors = [
      ...(rate === null ? [{ field: 'rate', code: 'wrong_format', message: '' }] : []),
      ...(isCalendarDate(body.validFrom) ? [] : [{ field: 'validFrom', code: 'wrong_format', message: '' }]),
    ];
    if (rate === null || errors.length > 0) throw platformProblems.validation_failed({ errors });
    const by = { staffId: caller.staffId, actor: actorOf(caller, ip) };
    const dated = { place: body.country, rate, validFrom: body.validFrom };
    return this.answers.keeping(presentRate, (keep) => this.rates.add(dated, by, keep));
  }
}

function presentRate({ place, rate, validFrom }: DatedRate): VatRateView {
  return { country: place, rate: formatRate(rate), validFrom };
}
