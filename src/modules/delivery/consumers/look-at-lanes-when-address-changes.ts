import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { LaneDirectory, SpoolFacade } from '../../spool/index.js';

/** What rested for the sake of a warm-up goes on when that is over, or when the address is gone: it need not wait for the hour. */
@Injectable()
export class LookAtLanesWhenAddressChanges implements EventConsumer<'ip.state_changed.v1'> {
  readonly name = 'look-at-lanes-when-address-changes';
  readonly event = 'ip.state_changed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly lanes: LaneDirectory,
    private readonly spool: SpoolFacade,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'ip.state_changed.v1'>, _tx: Tx): Promise<void> {
    if (payload.from === 'warming') await this.lanes.endWarmUpRests(payload.address);
    this.spool.wake(await this.lanes.readyLanes());
  }
}
