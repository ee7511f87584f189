import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { IpSurplusRepository } from '../data/ip-surplus.repository.js';

/** Bought addresses that are not paid for any more go back; they are not bought once more. */
@Injectable()
export class LookAtAllowanceWhenAddOnEnds implements EventConsumer<'add_on.ended.v1'> {
  readonly name = 'look-at-ip-allowance-when-add-on-ends';
  readonly event = 'add_on.ended.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly surplus: IpSurplusRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'add_on.ended.v1'>, tx: Tx): Promise<void> {
    if (payload.kind !== 'dedicated_ip') return;
    await this.surplus.lookIn(tx, accountScope(accountId), payload.because === 'subscription_over');
  }
}
