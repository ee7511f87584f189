import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../dedicated-ips/index.js';
import { TellOwnerOfIps } from '../use-cases/tell-owner-of-ips.js';

@Injectable()
export class TellOwnerWhenIpIsRequested implements EventConsumer<'ip_request.made.v1'> {
  readonly name = 'tell-owner-when-ip-is-requested';
  readonly event = 'ip_request.made.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly tell: TellOwnerOfIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip_request.made.v1'>, tx: Tx): Promise<void> {
    const request = await this.ips.requestNotice(payload.requestId);
    if (!request) return;
    const values = { count: String(request.count) };
    await this.tell.in(tx, accountId, { name: 'ip-request-received', dedupe: payload.requestId, values });
  }
}
