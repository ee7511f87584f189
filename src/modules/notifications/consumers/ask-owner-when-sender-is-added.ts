import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SendingFacade } from '../../sending/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** The owner of an address decides whether an account may send from it. */
@Injectable()
export class AskOwnerWhenSenderIsAdded implements EventConsumer<'sender.confirmation_requested.v1'> {
  readonly name = 'ask-owner-when-sender-is-added';
  readonly event = 'sender.confirmation_requested.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly sending: SendingFacade,
    private readonly links: PublicLinks,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'sender.confirmation_requested.v1'>, tx: Tx): Promise<void> {
    const mail = await this.sending.senderConfirmationMail(payload.tokenId);
    if (!mail) return;
    const owner = await this.accounts.ownerContact(accountId);
    await this.notification.sendIn(tx, {
      name: 'sender-confirm',
      dedupe: payload.tokenId,
      to: mail.email,
      locale: owner?.locale ?? 'en',
      facts: {
        link: this.links.to('sender-confirm', mail.token),
        address: mail.email,
        platform: (await this.accounts.platformIdOf(accountId)) ?? 0,
      },
    });
  }
}
