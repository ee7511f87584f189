import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfLeaving } from '../use-cases/tell-owner-of-leaving.js';

@Injectable()
export class TellOwnerWhenAccountIsReopened implements EventConsumer<'account.reopened.v1'> {
  readonly name = 'tell-owner-when-account-is-reopened';
  readonly event = 'account.reopened.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tellOwner: TellOwnerOfLeaving,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId }: ReceivedEvent<'account.reopened.v1'>, tx: Tx): Promise<void> {
    await this.tellOwner.in(tx, accountId, 'account-reopened', String(id));
  }
}
