import { Body, Controller, Ip, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ChooseSurplus } from '../use-cases/choose-surplus.js';
import { AfterDowngradeBody, AfterDowngradeView } from './own-ips.dto.js';

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips/after-downgrade')
export class AfterDowngradeController {
  constructor(private readonly choosing: ChooseSurplus) {}

  @Put()
  @Access('chooseIpsAfterDowngrade')
  @ApiOkResponse({ type: AfterDowngradeView })
  @ApiOperation({
    operationId: 'chooseIpsAfterDowngrade',
    summary: 'Say what becomes of addresses that a smaller plan does not include',
    description:
      '`keep`: when the plan changes the add-on `dedicated_ip` is ordered for them and paid as the subscription is; what cannot be paid for is given back. `release`, unless you choose: they are given back, the newest first.',
  })
  async choose(
    @CurrentCaller() caller: Caller,
    @Body() { choice }: AfterDowngradeBody,
    @Ip() ip: string,
  ): Promise<AfterDowngradeView> {
    await this.choosing.run(callerScope(caller), choice, actorOf(caller, ip));
    return { choice };
  }
}
