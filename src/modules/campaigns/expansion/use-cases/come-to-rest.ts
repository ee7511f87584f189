import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { BulkMail } from '../../../sending/index.js';
import { type StoredCampaign, testLengthMs } from '../../authoring/index.js';
import { CampaignSumsRepository } from '../../counting/index.js';
import { RecipientsRepository } from '../data/recipients.repository.js';
import { standsStill } from '../rules/stands-still.js';

/** After so long every mail has come to its end, whether or not anybody told. */
const LONGEST_DELIVERY_MS = 6 * DAY_MS;

/** Nothing can be done for a campaign now: when it goes on, and why not sooner; or that it is over. */
@Injectable()
export class ComeToRest {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly sums: CampaignSumsRepository,
    private readonly bulk: BulkMail,
    private readonly outbox: Outbox,
  ) {}

  /** `decide`: its test is due to be decided, which needs all outcomes counted first. */
  async in(tx: Tx, campaign: StoredCampaign): Promise<StoredCampaign | 'decide'> {
    const { waits, dueAt } = await this.recipients.nextTurnIn(tx, campaign.id);
    if (!waits) return this.finishedOrDelivering(tx, campaign);
    if (standsStill(campaign, tx.now)) return resting(campaign, campaign.waits, campaign.waits!.until);
    if (dueAt !== null) return resting(campaign, { code: 'recipients_local_time', detail: {}, until: dueAt }, dueAt);
    return this.waitingForWinner(tx, campaign);
  }

  /** The sample is out; its readers have as long as the test says. */
  private waitingForWinner(tx: Tx, campaign: StoredCampaign): StoredCampaign | 'decide' {
    const sampleDoneAt = campaign.sampleDoneAt ?? tx.now;
    const { winner, decideAfter } = campaign.abTest!;
    if (winner === 'manual')
      return resting({ ...campaign, sampleDoneAt }, { code: 'winner_not_chosen', detail: {}, until: null }, null);
    const decideAt = addMs(sampleDoneAt, testLengthMs(decideAfter!) ?? 0);
    if (decideAt <= tx.now) return 'decide';
    return resting(
      { ...campaign, sampleDoneAt },
      { code: 'winner_not_decided', detail: {}, until: decideAt },
      decideAt,
    );
  }

  private async finishedOrDelivering(tx: Tx, campaign: StoredCampaign): Promise<StoredCampaign> {
    const { ended } = await this.sums.totalIn(tx, campaign, campaign.id);
    // Receipts of texts come when they come, or never: handed over is all a campaign of texts waits for.
    const isOut = campaign.channel === 'sms' || ended >= campaign.handedOver;
    const since = sinceOf(campaign, tx.now);
    const giveUpAt = addMs(since, LONGEST_DELIVERY_MS);
    if (!isOut && tx.now < giveUpAt)
      return resting(campaign, { code: 'delivering', detail: { since: toIso(since) }, until: null }, giveUpAt);
    const { accountId, id: campaignId, handedOver: sent } = campaign;
    const event = { accountId, aggregateId: campaignId, payload: { campaignId, sent } };
    await this.bulk.endIn(tx, { accountId }, campaign.bulkIds);
    await this.outbox.publish(tx, 'campaign.finished.v1', event);
    return { ...resting(campaign, null, null), state: 'done', finishedAt: tx.now, updatedAt: tx.now };
  }
}

function sinceOf({ waits }: StoredCampaign, now: Instant): Instant {
  const since = waits?.code === 'delivering' ? waits.detail['since'] : undefined;
  return typeof since === 'string' ? instantOf(since) : now;
}

function resting(campaign: StoredCampaign, waits: StoredCampaign['waits'], nextAt: Instant | null): StoredCampaign {
  return { ...campaign, waits, ready: false, nextAt };
}
