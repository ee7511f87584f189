import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { ReadEntitlements } from '../use-cases/read-entitlements.query.js';
import { BestFeatureView, EntitlementsView } from './entitlements.dto.js';
import { presentEntitlements } from './entitlements.presenter.js';

@ApiTags('Subscriptions')
@ApiExtraModels(BestFeatureView)
@Controller('v1/account/entitlements')
export class EntitlementsController {
  constructor(private readonly entitlements: ReadEntitlements) {}

  @Get()
  @Access('getEntitlements')
  @ApiOperation({
    operationId: 'getEntitlements',
    summary: 'What the account may do, and which subscription gives it',
  })
  @ApiOkResponse({ type: EntitlementsView })
  async get(@CurrentCaller() caller: Caller): Promise<EntitlementsView> {
    return presentEntitlements(await this.entitlements.of(callerScope(caller)));
  }
}
