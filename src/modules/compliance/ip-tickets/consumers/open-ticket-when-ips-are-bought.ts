import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { AccompanyIps } from '../use-cases/accompany-ips.js';

@Injectable()
export class OpenTicketWhenIpsAreBought implements EventConsumer<'add_on.activated.v1'> {
  readonly name = 'open-ticket-when-ips-are-bought';
  readonly event = 'add_on.activated.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly accompany: AccompanyIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'add_on.activated.v1'>, tx: Tx): Promise<void> {
    if (payload.kind === 'dedicated_ip') await this.accompany.in(tx, accountId, 'bought', { count: payload.quantity });
  }
}
