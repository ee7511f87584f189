import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
} from '../../../../platform/http/index.js';
import { pageOfList } from '../../http/page-of-list.js';
import { CountryRules } from '../use-cases/country-rules.js';
import { CountryRuleView } from './country-rules.dto.js';
import { presentCountryRule } from './country-rules.presenter.js';

@ApiTags('SMS')
@Controller('v1/sms/countries')
export class SmsCountriesController {
  constructor(private readonly rules: CountryRules) {}

  @Get()
  @Access('listSmsCountries')
  @ApiOperation({
    operationId: 'listSmsCountries',
    summary: 'What countries want of text messages',
    description:
      'Senders, hours of marketing and words that are added to it. A country that is not listed wants nothing.',
  })
  @ApiPage(CountryRuleView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<CountryRuleView>> {
    const all = (await this.rules.list(callerScope(caller))).map(presentCountryRule);
    return pageOfList('sms-countries', all, query, ({ country }) => country);
  }
}
