import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfCampaign } from '../use-cases/tell-owner-of-campaign.js';

@Injectable()
export class TellOwnerWhenCampaignIsPaused implements EventConsumer<'campaign.paused.v1'> {
  readonly name = 'tell-owner-when-campaign-is-paused';
  readonly event = 'campaign.paused.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfCampaign,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'campaign.paused.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, accountId, id, payload);
  }
}
