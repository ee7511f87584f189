import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../dedicated-ips/index.js';
import { TellOwnerOfIps } from '../use-cases/tell-owner-of-ips.js';

@Injectable()
export class TellOwnerWhenIpIsListed implements EventConsumer<'ip.state_changed.v1'> {
  readonly name = 'tell-owner-when-ip-is-listed';
  readonly event = 'ip.state_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly tell: TellOwnerOfIps,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip.state_changed.v1'>, tx: Tx): Promise<void> {
    if (payload.to !== 'listed' || accountId === SYSTEM_ACCOUNT_ID) return;
    const since = await this.ips.listedSince(payload.ipId);
    if (since === null) return;
    const dedupe = `${payload.ipId}:${since}`;
    await this.tell.in(tx, accountId, { name: 'ip-listed', dedupe, values: { address: payload.address } });
  }
}
