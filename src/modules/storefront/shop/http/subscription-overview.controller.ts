import { Controller, Get, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller, preferredLanguage } from '../../../../platform/http/index.js';
import { ReadOverview } from '../use-cases/read-overview.query.js';
import { SubscriptionOverviewView } from './subscription-overview.dto.js';
import { presentOverview } from './subscription-overview.presenter.js';

@ApiTags('Subscriptions')
@Controller('v1/account/subscription-overview')
export class SubscriptionOverviewController {
  constructor(private readonly overview: ReadOverview) {}

  @Get()
  @Access('getSubscriptionOverview')
  @ApiOperation({
    operationId: 'getSubscriptionOverview',
    summary: '“My subscription”: contract, money and what can be bought, in one document',
  })
  @ApiOkResponse({ type: SubscriptionOverviewView })
  async get(
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') languages?: string,
  ): Promise<SubscriptionOverviewView> {
    return presentOverview(await this.overview.run(callerScope(caller)), preferredLanguage(languages));
  }
}
