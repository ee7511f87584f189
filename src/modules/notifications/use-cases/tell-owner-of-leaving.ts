import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import type { LeavingMailName } from '../rules/leaving-mails.table.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about a copy of the data, or the end of the account. */
@Injectable()
export class TellOwnerOfLeaving {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(
    tx: Tx,
    accountId: string,
    name: LeavingMailName,
    dedupe: string,
    values: Record<string, string> = {},
  ): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    const platform = (await this.accounts.platformIdOf(accountId)) ?? undefined;
    const facts = { username: owner.username, ...(platform === undefined ? {} : { platform }), values };
    await this.notification.sendIn(tx, { name, dedupe, to: owner.email, locale: owner.locale, facts });
  }
}
