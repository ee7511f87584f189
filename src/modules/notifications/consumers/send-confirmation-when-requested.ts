import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, SignInFacade } from '../../accounts/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class SendConfirmationWhenRequested implements EventConsumer<'user.confirmation_requested.v1'> {
  readonly name = 'send-confirmation-when-requested';
  readonly event = 'user.confirmation_requested.v1';
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

  async handle({ payload }: ReceivedEvent<'user.confirmation_requested.v1'>, tx: Tx): Promise<void> {
    const contact = await this.accounts.userContact(payload.userId);
    if (!contact || contact.emailConfirmed) return;
    if (await this.signIn.isFlooded(payload.userId, 'confirm-email')) return;
    await this.notification.sendIn(tx, {
      name: 'confirm-email',
      dedupe: payload.tokenId,
      to: contact.email,
      locale: contact.locale,
      facts: {
        link: this.links.to('confirm-email', this.signIn.linkToken('confirm-email', payload.tokenId)),
        username: contact.username,
        otherUsernames: await this.signIn.otherUsernames(payload.userId),
      },
    });
  }
}
