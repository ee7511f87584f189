import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { CheckIdentity } from '../use-cases/check-identity.js';

/** Whoever was granted an address does not wait a quarter of an hour for the first look at its names. */
@Injectable()
export class CheckIdentityWhenAddressIsReserved implements EventConsumer<'ip.state_changed.v1'> {
  readonly name = 'check-identity-when-address-is-reserved';
  readonly event = 'ip.state_changed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly checking: CheckIdentity,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'ip.state_changed.v1'>, _tx: Tx): Promise<void> {
    if (payload.to === 'reserved') await this.checking.one(payload.ipId);
  }
}
