import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { SubscriptionsRepository } from '../../subscriptions/index.js';
import { OnAccountTermsRepository } from '../data/on-account-terms.repository.js';
import { RenewalNoticesRepository } from '../data/renewal-notices.repository.js';

/** Who pays by transfer and was late is renewed by his money, or pays by it what runs on account: all is looked at again at once. */
@Injectable()
export class RenewWhenMoneyComes implements EventConsumer<'wallet.credited.v1'> {
  readonly name = 'renew-when-money-comes';
  readonly event = 'wallet.credited.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly notices: RenewalNoticesRepository,
    private readonly terms: OnAccountTermsRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'wallet.credited.v1'>, tx: Tx): Promise<void> {
    for (const { id } of await this.subscriptions.expired(tx, accountScope(accountId))) {
      await this.notices.set(tx, { subscriptionId: id, accountId, noticeAt: tx.now });
    }
    await this.terms.lookNow(tx, accountScope(accountId));
  }
}
