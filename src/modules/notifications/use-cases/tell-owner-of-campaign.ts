import { Injectable } from '@nestjs/common';
import type { BusinessEvents } from '../../../contracts/events.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { CAMPAIGN_PAUSES } from '../rules/campaign-mails.table.js';
import { SendNotification } from './send-notification.js';

/** That a campaign stands still for want of something, once for each time. */
@Injectable()
export class TellOwnerOfCampaign {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(
    tx: Tx,
    accountId: string,
    eventId: number,
    { campaignId, name, reason }: BusinessEvents['campaign.paused.v1'],
  ): Promise<void> {
    const why = CAMPAIGN_PAUSES[reason];
    if (why === undefined) return;
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    await this.notification.sendIn(tx, {
      name: 'campaign-paused',
      dedupe: `${campaignId}:${eventId}`,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        values: { campaign: name, why: why[owner.locale] },
      },
    });
  }
}
