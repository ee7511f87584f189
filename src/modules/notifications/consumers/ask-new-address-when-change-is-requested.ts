import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, SignInFacade } from '../../accounts/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** The owner of the new address decides, and the old one hears of it while there is time. */
@Injectable()
export class AskNewAddressWhenChangeIsRequested implements EventConsumer<'user.email_change_requested.v1'> {
  readonly name = 'ask-new-address-when-change-is-requested';
  readonly event = 'user.email_change_requested.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly signIn: SignInFacade,
    private readonly links: PublicLinks,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'user.email_change_requested.v1'>, tx: Tx): Promise<void> {
    const contact = await this.accounts.userContact(payload.userId);
    const addresses = await this.signIn.addressesOfChange(payload.tokenId);
    if (!contact || !addresses) return;
    const { locale, username } = contact;
    const mail = { locale, dedupe: payload.tokenId };
    const facts = { username };
    await this.notification.sendIn(tx, {
      ...mail,
      name: 'email-change-requested',
      to: addresses.previousEmail,
      facts,
    });
    if (addresses.email === null) return;
    const link = this.links.to('confirm-email', this.signIn.linkToken('change-email', payload.tokenId));
    await this.notification.sendIn(tx, {
      ...mail,
      name: 'change-email',
      header: 'confirm-email',
      to: addresses.email,
      facts: { ...facts, link },
    });
  }
}
