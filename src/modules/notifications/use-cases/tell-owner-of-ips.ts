import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import type { DedicatedIpMailName } from '../rules/dedicated-ip-mails.table.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about addresses of his own. */
@Injectable()
export class TellOwnerOfIps {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(
    tx: Tx,
    accountId: string,
    { name, dedupe, values }: { name: DedicatedIpMailName; dedupe: string; values: Record<string, string> },
  ): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    const platform = (await this.accounts.platformIdOf(accountId)) ?? undefined;
    const facts = { platform, values };
    await this.notification.sendIn(tx, { name, dedupe, to: owner.email, locale: owner.locale, facts });
  }
}
