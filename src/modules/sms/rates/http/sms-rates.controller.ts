import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  type Page,
} from '../../../../platform/http/index.js';
import { CountryQuery } from '../../http/country-query.js';
import { pageOfList } from '../../http/page-of-list.js';
import { placeOf } from '../rules/rates.js';
import { ReadRates } from '../use-cases/read-rates.query.js';
import { SmsRateView } from './rates.dto.js';
import { presentRate } from './rates.presenter.js';

@ApiTags('SMS')
@Controller('v1/sms')
export class SmsRatesController {
  constructor(private readonly rates: ReadRates) {}

  @Get('rates')
  @Access('listSmsRates')
  @ApiOperation({
    operationId: 'listSmsRates',
    summary: 'What one part of a text costs today, by country and network',
    description: 'The rate of a country holds for all of its networks that have no rate of their own.',
  })
  @ApiPage(SmsRateView)
  async list(@CurrentCaller() caller: Caller, @Query() query: CountryQuery): Promise<Page<SmsRateView>> {
    const rates = await this.rates.today(callerScope(caller), query.country ?? null);
    return pageOfList('sms-rates', rates.map(presentRate), query, placeOf);
  }
}
