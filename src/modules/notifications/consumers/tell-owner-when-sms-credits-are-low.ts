import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSmsCredits } from '../use-cases/tell-owner-of-sms-credits.js';

@Injectable()
export class TellOwnerWhenSmsCreditsAreLow implements EventConsumer<'sms.credits_low.v1'> {
  readonly name = 'tell-owner-when-sms-credits-are-low';
  readonly event = 'sms.credits_low.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSmsCredits,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'sms.credits_low.v1'>, tx: Tx): Promise<void> {
    await this.tell.ofLackIn(tx, accountId, id, payload);
  }
}
