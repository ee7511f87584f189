import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import type { Selected } from '../rules/select-egress.js';
import { DryRunRouting } from '../use-cases/dry-run.query.js';
import { DryRunBody, DryRunView } from './routing.dto.js';

@ApiTags('Dedicated IPs')
@Controller('v1/routing')
export class RoutingController {
  constructor(private readonly routing: DryRunRouting) {}

  @Post('dry-run')
  @HttpCode(200)
  @Access('dryRunRouting')
  @ApiOkResponse({ type: DryRunView })
  @ApiOperation({
    operationId: 'dryRunRouting',
    summary: 'Which address a message would leave from, and why',
    description: 'The same decision as for real mail, and nothing is sent.',
  })
  async dryRun(@CurrentCaller() caller: Caller, @Body() body: DryRunBody): Promise<DryRunView> {
    const { from, to, stream = 'transactional', ipPool, tags = [] } = body;
    const selected = await this.routing.run(callerScope(caller), {
      senderDomain: domainOf(from),
      recipientDomain: domainOf(to),
      stream,
      ipPool: ipPool ?? null,
      tags,
    });
    return present(selected);
  }
}

function present({ ips, pool, reason, steps, egress }: Selected): DryRunView {
  return {
    ip: ips[0]?.address ?? null,
    ips: ips.map(({ address }) => address),
    pool: pool?.name ?? egress.replace('only:', '').replace(':', '-'),
    reason,
    steps: [...steps],
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
