import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSmsCredits } from '../use-cases/tell-owner-of-sms-credits.js';

@Injectable()
export class TellOwnerWhenSmsCreditsExpire implements EventConsumer<'sms.credits_expiring.v1'> {
  readonly name = 'tell-owner-when-sms-credits-expire';
  readonly event = 'sms.credits_expiring.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSmsCredits,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'sms.credits_expiring.v1'>, tx: Tx): Promise<void> {
    await this.tell.ofEndIn(tx, accountId, payload);
  }
}
