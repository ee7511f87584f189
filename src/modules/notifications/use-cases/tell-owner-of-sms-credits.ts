import { Injectable } from '@nestjs/common';
import type { BusinessEvents } from '../../../contracts/events.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import type { SmsMailName } from '../rules/sms-mails.table.js';
import { SendNotification } from './send-notification.js';

/** That there are few SMS credits, or that they end soon. */
@Injectable()
export class TellOwnerOfSmsCredits {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  /** Each time they become low is told with an event of its own. */
  ofLackIn(tx: Tx, accountId: string, eventId: number, { available, threshold }: BusinessEvents['sms.credits_low.v1']) {
    return this.send(tx, 'sms-credits-low', accountId, String(eventId), { available, threshold }, {});
  }

  ofEndIn(tx: Tx, accountId: string, { credits, expiresOn, days }: BusinessEvents['sms.credits_expiring.v1']) {
    const dedupe = `${expiresOn}:${days}`;
    return this.send(tx, 'sms-credits-expiring', accountId, dedupe, { credits }, { date: expiresOn });
  }

  private async send(
    tx: Tx,
    name: SmsMailName,
    accountId: string,
    dedupe: string,
    amounts: Record<string, string>,
    texts: Record<string, string>,
  ): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    const format = new Intl.NumberFormat(owner.locale, { maximumFractionDigits: 3 });
    const written = Object.entries(amounts).map(([key, amount]) => [key, format.format(amount as `${number}`)]);
    await this.notification.sendIn(tx, {
      name,
      dedupe: `${accountId}:${dedupe}`,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        values: { ...texts, ...(Object.fromEntries(written) as Record<string, string>) },
      },
    });
  }
}
