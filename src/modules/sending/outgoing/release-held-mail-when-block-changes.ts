import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { ReleaseBlockedMail } from './release-blocked-mail.js';

/** Mail that met a block at the dial goes on when the last block is lifted. */
@Injectable()
export class ReleaseHeldMailWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'release-held-mail-when-block-changes';
  readonly event = 'account.block_changed.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly release: ReleaseBlockedMail,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle(event: ReceivedEvent<'account.block_changed.v1'>, _tx: Tx): Promise<void> {
    return this.release.of(event.accountId);
  }
}
