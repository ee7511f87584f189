import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  platformProblems,
  preferredLanguage,
} from '../../../../platform/http/index.js';
import { WAY_REASONS } from '../rules/way-reasons.table.js';
import { ListWays } from '../use-cases/list-ways.query.js';
import { AvailableMethodsQuery, AvailableMethodsView } from './ways-to-pay.dto.js';

@ApiTags('Payment methods')
@Controller('v1/payment-methods/available')
export class WaysToPayController {
  constructor(private readonly ways: ListWays) {}

  @Get()
  @Access('listAvailablePaymentMethods')
  @ApiOperation({
    operationId: 'listAvailablePaymentMethods',
    summary: 'How a plan can be paid for, and why not in the other ways',
    description: 'Judged for the customer that the billing details name; without any, for a company.',
  })
  @ApiOkResponse({ type: AvailableMethodsView })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: AvailableMethodsQuery,
    @Headers('accept-language') languages?: string,
  ): Promise<AvailableMethodsView> {
    const planId = parseWireId('pln', query.planId);
    if (planId === null) throw unknownPlan();
    const language = preferredLanguage(languages);
    const ways = await this.ways.run(callerScope(caller), planId, query.interval);
    return {
      data: ways.map(({ kind, usable, reasons }) => ({
        kind,
        usable,
        reasons: reasons.map((code) => ({ code, message: WAY_REASONS[code][language] })),
      })),
    };
  }
}

function unknownPlan(): Error {
  const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
  return platformProblems.reference_not_found({ errors });
}
