import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfDebit } from '../use-cases/tell-owner-of-debit.js';

@Injectable()
export class TellOwnerWhenDebitIsAnnounced implements EventConsumer<'direct_debit.announced.v1'> {
  readonly name = 'tell-owner-when-debit-is-announced';
  readonly event = 'direct_debit.announced.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfDebit,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'direct_debit.announced.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, accountId, payload.paymentId);
  }
}
