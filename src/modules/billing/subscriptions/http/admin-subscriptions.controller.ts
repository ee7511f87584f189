import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  CurrentCaller,
  IdempotentAnswer,
  platformProblems,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { GrantSubscription } from '../use-cases/grant-subscription.js';
import type { SoldSubscription } from '../use-cases/list-subscriptions.query.js';
import { GrantSubscriptionBody, SubscriptionView } from './subscriptions.dto.js';
import { presentSubscription } from './subscriptions.presenter.js';

@ApiTags('Admin: accounts')
@Controller('v1/admin/accounts/:id/subscriptions')
export class AdminSubscriptionsController {
  constructor(
    private readonly grants: GrantSubscription,
    private readonly clock: Clock,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('grantSubscription')
  @ApiOperation({
    operationId: 'grantSubscription',
    summary: 'Give an account a plan without payment',
    description: 'Active at once. The first one of an offer ends the account’s free plan of that offer.',
  })
  @ApiCreatedResponse({ type: SubscriptionView })
  async grant(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('acc') accountId: string,
    @Body() body: GrantSubscriptionBody,
    @Ip() ip: string,
  ): Promise<SubscriptionView> {
    const planId = parseWireId('pln', body.planId);
    if (planId === null) {
      throw platformProblems.reference_not_found({
        errors: [{ field: 'planId', code: 'reference_not_found', message: '' }],
      });
    }
    const grant = {
      accountId,
      planId,
      until: body.until ?? null,
      staffId: caller.staffId,
      actor: actorOf(caller, ip),
    };
    return this.answers.keeping(
      (sold: SoldSubscription) => presentSubscription(sold, this.clock.now()),
      (keep) => this.grants.run(grant, keep),
    );
  }
}
