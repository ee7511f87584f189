import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { BarredIdentitiesRepository } from '../data/barred-identities.repository.js';

/** A closing for spam was taken back: its names are welcome again. Money that was forfeited comes back by people only. */
@Injectable()
export class LetBackInWhenAccountIsReopened implements EventConsumer<'account.reopened.v1'> {
  readonly name = 'let-back-in-when-account-is-reopened';
  readonly event = 'account.reopened.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly barred: BarredIdentitiesRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'account.reopened.v1'>, tx: Tx): Promise<void> {
    await this.barred.unbarOf(tx, accountScope(accountId));
  }
}
