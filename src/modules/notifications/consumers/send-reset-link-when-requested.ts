import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, SignInFacade } from '../../accounts/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class SendResetLinkWhenRequested implements EventConsumer<'user.password_reset_requested.v1'> {
  readonly name = 'send-reset-link-when-requested';
  readonly event = 'user.password_reset_requested.v1';
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

  async handle({ payload }: ReceivedEvent<'user.password_reset_requested.v1'>, tx: Tx): Promise<void> {
    const contact = await this.contactOf(payload.userId);
    if (!contact) return;
    await this.notification.sendIn(tx, {
      name: 'reset-password',
      dedupe: payload.tokenId,
      to: contact.email,
      locale: contact.locale,
      facts: {
        link: this.links.to('reset-password', this.signIn.linkToken('reset-password', payload.tokenId)),
        username: contact.username,
      },
    });
  }

  /** A user whose address is not asked for too often, or one of the operator's people. */
  private async contactOf(personId: string) {
    const user = await this.accounts.userContact(personId);
    if (user) return (await this.signIn.isFlooded(personId, 'reset-password')) ? null : user;
    const member = await this.signIn.staff.contactOf(personId);
    return member && { ...member, username: member.email };
  }
}
