import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { AccountMail, SpoolFacade } from '../../spool/index.js';

const LOOK = 50_000;
const PAGE = 1_000;

/**
 * Scheduled, held and waiting mail of an account that closes ends as cancelled. What a connection holds just now is
 * finished; what it defers is looked at again before the next dial, and cancelled there.
 */
@Injectable()
export class CancelWaitingMailWhenAccountCloses implements EventConsumer<'account.closing.v1'> {
  readonly name = 'cancel-waiting-mail-when-account-closes';
  readonly event = 'account.closing.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly mail: AccountMail,
    private readonly spool: SpoolFacade,
    private readonly clock: Clock,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'account.closing.v1'>, _tx: Tx): Promise<void> {
    this.accounts.invalidate(accountId);
    const gate = (await this.accounts.gatesOf([accountId])).get(accountId);
    if (gate && !gate.closed) return;
    for (;;) {
      const waiting = await this.mail.waitingOf(accountScope(accountId), LOOK);
      for (let at = 0; at < waiting.length; at += PAGE)
        await this.spool.end(this.clock.now(), waiting.slice(at, at + PAGE), 'cancelled');
      if (waiting.length < LOOK) return;
    }
  }
}
