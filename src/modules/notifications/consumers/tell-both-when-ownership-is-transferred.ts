import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Who handed an account over, or from whose session somebody else did, must hear of it; so must the new owner. */
@Injectable()
export class TellBothWhenOwnershipIsTransferred implements EventConsumer<'account.ownership_transferred.v1'> {
  readonly name = 'tell-both-when-ownership-is-transferred';
  readonly event = 'account.ownership_transferred.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'account.ownership_transferred.v1'>, tx: Tx): Promise<void> {
    const from = await this.accounts.userContact(payload.fromUserId);
    const to = await this.accounts.userContact(payload.toUserId);
    if (!to) return;
    const facts = { username: to.username, platform: (await this.accounts.platformIdOf(accountId)) ?? 0 };
    const mail = { dedupe: String(id), facts };
    if (from) {
      await this.notification.sendIn(tx, { ...mail, name: 'ownership-given', to: from.email, locale: from.locale });
    }
    await this.notification.sendIn(tx, { ...mail, name: 'ownership-received', to: to.email, locale: to.locale });
  }
}
