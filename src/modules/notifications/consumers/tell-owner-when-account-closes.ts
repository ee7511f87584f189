import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfLeaving } from '../use-cases/tell-owner-of-leaving.js';

/** A closing that somebody else decided has a mail of its own, from who decided it. */
@Injectable()
export class TellOwnerWhenAccountCloses implements EventConsumer<'account.closing.v1'> {
  readonly name = 'tell-owner-when-account-closes';
  readonly event = 'account.closing.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tellOwner: TellOwnerOfLeaving,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'account.closing.v1'>, tx: Tx): Promise<void> {
    if (payload.reason !== 'owner') return;
    await this.tellOwner.in(tx, accountId, 'account-closing', String(id), { date: payload.closesAt.slice(0, 10) });
  }
}
