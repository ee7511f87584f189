import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SubscriptionsFacade } from '../../audience/index.js';
import { A_MAILING_LIST } from '../rules/audience-mails.table.js';
import { nameForStrangers } from '../rules/organization-name.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** The owner of an address decides whether it is put on a list. */
@Injectable()
export class AskOwnerWhenAddressIsEnteredForList implements EventConsumer<'list.confirmation_requested.v1'> {
  readonly name = 'ask-owner-when-address-is-entered-for-list';
  readonly event = 'list.confirmation_requested.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly subscriptions: SubscriptionsFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ id, payload }: ReceivedEvent<'list.confirmation_requested.v1'>, tx: Tx): Promise<void> {
    const mail = await this.subscriptions.confirmationMail(payload.optInId);
    if (!mail) return;
    const { email: to, language, link, list } = mail;
    const shown = nameForStrangers(list);
    await this.notification.sendIn(tx, {
      name: 'list-confirm',
      // One link may be asked for again after a day.
      dedupe: String(id),
      to,
      locale: language,
      facts: { link, values: { list: shown === null ? A_MAILING_LIST[language] : `“${shown}”` } },
    });
  }
}
