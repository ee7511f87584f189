import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { CampaignsRepository, letterOf } from '../../authoring/index.js';
import { CampaignSumsRepository, CountCampaigns, noCounts } from '../../counting/index.js';
import { judgeTest } from '../rules/judge-test.js';

/** Decides a test by what its readers did, once all of it that happened is counted. */
@Injectable()
export class DecideWinner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly counting: CountCampaigns,
    private readonly sums: CampaignSumsRepository,
    private readonly outbox: Outbox,
  ) {}

  async run(accountId: string, id: string): Promise<void> {
    while (await this.counting.run());
    const scope = accountScope(accountId);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const campaign = await this.campaigns.lockFrozen(tx, scope, id);
      if (campaign?.state !== 'sending' || campaign.winner !== null || campaign.abTest === null) return;
      const by = campaign.abTest.winner;
      if (by === 'manual') return;
      const counts = await this.sums.sumsIn(tx, scope, id, 'variant');
      const samples = campaign.variants.map((_, n) => {
        const { delivered, uniqueOpens, uniqueClicks, unsubscribed, complained } = counts.get(String(n)) ?? noCounts();
        return { delivered, uniqueOpens, uniqueClicks, lost: unsubscribed + complained };
      });
      const { variant, reason } = judgeTest(by, samples);
      const winner = { variant, by, reason, at: tx.now };
      await this.campaigns.save(tx, { ...campaign, winner, waits: null, ready: true, nextAt: null, updatedAt: tx.now });
      const payload = { campaignId: id, variant: letterOf(variant), reason };
      await this.outbox.publish(tx, 'campaign.winner_decided.v1', { accountId, aggregateId: id, payload });
    });
  }
}
