import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfPlanChange } from '../use-cases/tell-owner-of-plan-change.js';

@Injectable()
export class TellOwnerWhenPlanChangeIsWithdrawn implements EventConsumer<'subscription.plan_change_withdrawn.v1'> {
  readonly name = 'tell-owner-when-plan-change-is-withdrawn';
  readonly event = 'subscription.plan_change_withdrawn.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfPlanChange,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'subscription.plan_change_withdrawn.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, accountId, payload.noticeId, 'plan-change-withdrawn');
  }
}
