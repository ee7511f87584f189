import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { CancelSms } from '../use-cases/cancel-sms.js';

/** What waits of an account that closes is taken back. */
@Injectable()
export class CancelSmsWhenAccountCloses implements EventConsumer<'account.closing.v1'> {
  readonly name = 'cancel-sms-when-account-closes';
  readonly event = 'account.closing.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly cancelling: CancelSms,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'account.closing.v1'>, tx: Tx): Promise<void> {
    while ((await this.cancelling.allIn(tx, accountScope(accountId))) > 0);
  }
}
