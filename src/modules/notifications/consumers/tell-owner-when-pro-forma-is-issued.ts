import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfProForma } from '../use-cases/tell-owner-of-pro-forma.js';

@Injectable()
export class TellOwnerWhenProFormaIsIssued implements EventConsumer<'pro_forma.issued.v1'> {
  readonly name = 'tell-owner-when-pro-forma-is-issued';
  readonly event = 'pro_forma.issued.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfProForma,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'pro_forma.issued.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, accountId, payload.proFormaId);
  }
}
