import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { BillingFacade } from '../../billing/index.js';
import { SpoolFacade } from '../../spool/index.js';

const PAGE = 1000;

/** Mail that met a block at the dial goes on when the last block is lifted. */
@Injectable()
export class ReleaseHeldMailWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'release-held-mail-when-block-changes';
  readonly event = 'account.block_changed.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly spool: SpoolFacade,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  async handle(event: ReceivedEvent<'account.block_changed.v1'>, _tx: Tx): Promise<void> {
    this.accounts.invalidate(event.accountId);
    const gate = (await this.accounts.gatesOf([event.accountId])).get(event.accountId);
    if (!gate || gate.closed || gate.blocks.some((block) => block.scope !== 'campaigns')) return;
    const subscriptionIds = (await this.billing.freshEntitlementsOf(event.accountId)).map(
      (entitlement) => entitlement.subscriptionId,
    );
    for (const subscriptionId of subscriptionIds) {
      while (
        (await this.spool.release(accountScope(event.accountId), subscriptionId, 'account_blocked', PAGE)) === PAGE
      );
    }
  }
}
