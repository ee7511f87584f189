import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  CurrentCaller,
  Existing,
  ListQuery,
  type Page,
  platformProblems,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { pageOfList } from '../../http/page-of-list.js';
import { type CountryRule, unruledCountry } from '../rules/country-rule.js';
import { CountryRules } from '../use-cases/country-rules.js';
import { CountryRuleBody, StaffCountryRuleView } from './country-rules.dto.js';
import { presentStaffCountryRule } from './country-rules.presenter.js';

@Injectable()
export class CountryRuleLocator implements ResourceLocator {
  constructor(private readonly rules: CountryRules) {}

  async locate(_caller: Caller | null, { country = '' }: Record<string, string>): Promise<object | null> {
    return /^[A-Z]{2}$/.test(country) ? presentStaffCountryRule(await this.rules.one(country)) : null;
  }
}

@ApiTags('Operator: SMS')
@Controller('v1/admin/sms/countries')
export class AdminSmsCountriesController {
  constructor(
    private readonly rules: CountryRules,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listSmsCountryRules')
  @ApiOperation({
    operationId: 'listSmsCountryRules',
    summary: 'Rules by country: the operator’s, else the shipped ones',
  })
  @ApiPage(StaffCountryRuleView)
  async list(@Query() query: ListQuery): Promise<Page<StaffCountryRuleView>> {
    const all = (await this.rules.unscopedList()).map(presentStaffCountryRule);
    return pageOfList('admin-sms-countries', all, query, ({ country }) => country);
  }

  @Get(':country')
  @Existing(CountryRuleLocator)
  @Access('getSmsCountryRule')
  @ApiOperation({ operationId: 'getSmsCountryRule', summary: 'The rule of one country' })
  @ApiOkResponse({ type: StaffCountryRuleView })
  async get(@Param('country') country: string): Promise<StaffCountryRuleView> {
    return presentStaffCountryRule(await this.rules.one(country));
  }

  @Put(':country')
  @Existing(CountryRuleLocator)
  @Access('replaceSmsCountryRule')
  @ApiOperation({
    operationId: 'replaceSmsCountryRule',
    summary: 'Say what a country wants',
    description: 'Holds for what is accepted from now on, and for the hours of what waits.',
  })
  @ApiOkResponse({ type: StaffCountryRuleView })
  async put(
    @CurrentCaller() caller: Caller,
    @Param('country') country: string,
    @Body() body: CountryRuleBody,
    @Ip() ip: string,
  ): Promise<StaffCountryRuleView> {
    const hours = body.marketingHours;
    if (hours !== null && hours.to <= hours.from)
      throw bodyProblem([{ field: 'marketingHours.to', code: 'not_allowed', message: 'must be later than from' }]);
    const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as CountryRuleBody;
    const checkedOn = localDate(this.clock.now(), 'UTC');
    const rule = { ...unruledCountry(country), ...said, country, checkedOn } as CountryRule;
    return presentStaffCountryRule(await this.rules.put(rule, actorOf(caller, ip)));
  }

  @Delete(':country')
  @HttpCode(204)
  @Existing(CountryRuleLocator)
  @Access('resetSmsCountryRule')
  @ApiOperation({ operationId: 'resetSmsCountryRule', summary: 'Let the shipped rule hold again' })
  @ApiNoContentResponse()
  async reset(@CurrentCaller() caller: Caller, @Param('country') country: string, @Ip() ip: string): Promise<void> {
    if ((await this.rules.one(country)).origin !== 'operator') throw platformProblems.not_found();
    await this.rules.reset(country, actorOf(caller, ip));
  }
}
