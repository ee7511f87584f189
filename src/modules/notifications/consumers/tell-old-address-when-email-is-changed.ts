import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, SignInFacade } from '../../accounts/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class TellOldAddressWhenEmailIsChanged implements EventConsumer<'user.email_changed.v1'> {
  readonly name = 'tell-old-address-when-email-is-changed';
  readonly event = 'user.email_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly signIn: SignInFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'user.email_changed.v1'>, tx: Tx): Promise<void> {
    const contact = await this.accounts.userContact(payload.userId);
    const addresses = await this.signIn.addressesOfChange(payload.tokenId);
    if (!contact || !addresses) return;
    await this.notification.sendIn(tx, {
      name: 'email-changed',
      dedupe: payload.tokenId,
      to: addresses.previousEmail,
      locale: contact.locale,
      facts: { username: contact.username },
    });
  }
}
