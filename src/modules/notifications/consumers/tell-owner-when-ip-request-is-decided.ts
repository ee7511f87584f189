import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../dedicated-ips/index.js';
import { TellOwnerOfIps } from '../use-cases/tell-owner-of-ips.js';

@Injectable()
export class TellOwnerWhenIpRequestIsDecided implements EventConsumer<'ip_request.decided.v1'> {
  readonly name = 'tell-owner-when-ip-request-is-decided';
  readonly event = 'ip_request.decided.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly tell: TellOwnerOfIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip_request.decided.v1'>, tx: Tx): Promise<void> {
    const request = await this.ips.requestNotice(payload.requestId);
    if (!request) return;
    const refused = payload.decision === 'refused';
    await this.tell.in(tx, accountId, {
      name: refused ? 'ip-request-refused' : 'ip-request-approved',
      dedupe: payload.requestId,
      values: refused ? { reason: request.refusal ?? '' } : { count: String(request.count) },
    });
  }
}
