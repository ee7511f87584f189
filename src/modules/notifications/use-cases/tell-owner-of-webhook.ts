import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import type { WebhookMailName } from '../rules/webhook-mails.table.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about a receiver of events. */
@Injectable()
export class TellOwnerOfWebhook {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, accountId: string, name: WebhookMailName, dedupe: string, host: string): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    const facts = { username: owner.username, values: { host } };
    const header = name === 'webhook-failing' ? name : 'webhook-disabled';
    await this.notification.sendIn(tx, { name, header, dedupe, to: owner.email, locale: owner.locale, facts });
  }
}
