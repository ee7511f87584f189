import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { SenderClassesRepository } from '../data/sender-classes.repository.js';

/** Nobody knows yet how his mail is received: he shares addresses with others of whom nobody knows it. */
@Injectable()
export class ClassAccountWhenItSignsUp implements EventConsumer<'account.signed_up.v1'> {
  readonly name = 'class-account-when-it-signs-up';
  readonly event = 'account.signed_up.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly classes: SenderClassesRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'account.signed_up.v1'>, tx: Tx): Promise<void> {
    await this.classes.unscopedAddNew(tx, accountId);
  }
}
