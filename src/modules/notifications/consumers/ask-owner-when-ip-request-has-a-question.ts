import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../dedicated-ips/index.js';
import { TellOwnerOfIps } from '../use-cases/tell-owner-of-ips.js';

@Injectable()
export class AskOwnerWhenIpRequestHasAQuestion implements EventConsumer<'ip_request.asked.v1'> {
  readonly name = 'ask-owner-when-ip-request-has-a-question';
  readonly event = 'ip_request.asked.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly tell: TellOwnerOfIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip_request.asked.v1'>, tx: Tx): Promise<void> {
    const request = await this.ips.requestNotice(payload.requestId);
    if (request?.status !== 'more_info' || request.question === null) return;
    await this.tell.in(tx, accountId, {
      name: 'ip-request-question',
      dedupe: `${payload.requestId}:${request.version}`,
      values: { question: request.question },
    });
  }
}
