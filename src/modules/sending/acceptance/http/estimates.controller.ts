import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toIso } from '../../../../kernel/time/instant.js';
import { Access, type AccountCaller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { EstimateSending } from '../use-cases/estimate-sending.query.js';
import { EstimateBody, EstimateView } from './estimates.dto.js';

@ApiTags('Campaigns')
@Controller('v1/campaigns/estimate')
export class EstimatesController {
  constructor(private readonly estimates: EstimateSending) {}

  @Post()
  @HttpCode(200)
  @Access('estimateSending')
  @ApiOperation({
    operationId: 'estimateSending',
    summary: 'How long mail to so many recipients takes',
    description: 'In proportion to their number, at the account’s speed and behind what waits already.',
  })
  @ApiOkResponse({ type: EstimateView })
  async estimate(@CurrentCaller() caller: AccountCaller, @Body() { recipients }: EstimateBody): Promise<EstimateView> {
    const { startsAt, endsAt, ...estimate } = await this.estimates.run(callerScope(caller), recipients);
    return { ...estimate, startsAt: toIso(startsAt), endsAt: endsAt === null ? null : toIso(endsAt) };
  }
}
