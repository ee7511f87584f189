import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, type Contact } from '../../accounts/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class RemindUsernameWhenRequested implements EventConsumer<'user.username_reminder_requested.v1'> {
  readonly name = 'remind-username-when-requested';
  readonly event = 'user.username_reminder_requested.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ id, payload }: ReceivedEvent<'user.username_reminder_requested.v1'>, tx: Tx): Promise<void> {
    const found = await Promise.all(payload.userIds.map((userId) => this.accounts.userContact(userId)));
    const contacts = found.filter((contact): contact is Contact => contact !== null);
    const [first] = contacts;
    if (!first) return;
    await this.notification.sendIn(tx, {
      name: 'forgot-username',
      dedupe: String(id),
      to: first.email,
      locale: first.locale,
      facts: { usernames: contacts.map((contact) => contact.username) },
    });
  }
}
