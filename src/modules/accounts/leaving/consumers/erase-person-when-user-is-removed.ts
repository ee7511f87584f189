import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ErasePerson } from '../use-cases/erase-person.js';

@Injectable()
export class ErasePersonWhenUserIsRemoved implements EventConsumer<'user.removed.v1'> {
  readonly name = 'erase-person-when-user-is-removed';
  readonly event = 'user.removed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly erasePerson: ErasePerson,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'user.removed.v1'>, tx: Tx): Promise<void> {
    await this.erasePerson.eraseIn(tx, accountScope(accountId), payload.userId);
  }
}
