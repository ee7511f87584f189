import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ReleaseBlockedSms } from '../use-cases/release-blocked-sms.js';

/** What waits of a blocked account is put aside, and goes on when nothing blocks it any more. */
@Injectable()
export class HoldSmsWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'hold-sms-when-block-changes';
  readonly event = 'account.block_changed.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly blocked: ReleaseBlockedSms,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'account.block_changed.v1'>, tx: Tx): Promise<void> {
    return this.blocked.in(tx, accountScope(accountId));
  }
}
