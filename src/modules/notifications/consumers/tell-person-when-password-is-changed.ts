import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellPerson } from '../use-cases/tell-person.js';

@Injectable()
export class TellPersonWhenPasswordIsChanged implements EventConsumer<'person.password_changed.v1'> {
  readonly name = 'tell-person-when-password-is-changed';
  readonly event = 'person.password_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellPerson,
  ) {
    consumers.register(this);
  }

  handle({ id, payload }: ReceivedEvent<'person.password_changed.v1'>, tx: Tx): Promise<void> {
    return this.tell.in(tx, payload, { name: 'password-changed', dedupe: String(id) });
  }
}
