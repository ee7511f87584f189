import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../../dedicated-ips/index.js';
import { AccompanyIps } from '../use-cases/accompany-ips.js';

@Injectable()
export class OpenTicketWhenAdditionalIpsAreRequested implements EventConsumer<'ip_request.made.v1'> {
  readonly name = 'open-ticket-when-additional-ips-are-requested';
  readonly event = 'ip_request.made.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly accompany: AccompanyIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip_request.made.v1'>, tx: Tx): Promise<void> {
    const request = payload.additional ? await this.ips.requestNotice(payload.requestId) : null;
    if (request) await this.accompany.in(tx, accountId, 'requested', { count: request.count, reason: request.reason });
  }
}
