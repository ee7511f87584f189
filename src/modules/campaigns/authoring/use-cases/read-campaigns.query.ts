import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { CampaignSumsRepository, type Counters } from '../../counting/index.js';
import { CampaignsRepository, type StoredCampaign } from '../data/campaigns.repository.js';
import type { CampaignHead, Channel } from '../rules/campaign.js';
import type { CampaignState } from '../rules/campaign-states.js';

/** A campaign and what became of its mail so far. */
export interface CountedCampaign {
  campaign: StoredCampaign;
  counts: Counters;
}

@Injectable()
export class ReadCampaigns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly sums: CampaignSumsRepository,
  ) {}

  /** One more than `limit`, newest first. */
  page(
    scope: AccountScope,
    { limit, before, state }: { limit: number; before: string | null; state: CampaignState | null },
  ): Promise<CampaignHead[]> {
    return this.unitOfWork.run(scope, (tx) => this.campaigns.page(tx, scope, { state, before, limit: limit + 1 }));
  }

  one(scope: AccountScope, id: string): Promise<CountedCampaign | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const campaign = await this.campaigns.find(tx, scope, id);
      return campaign === null ? null : this.countedIn(tx, campaign);
    });
  }

  /** Null when there is none. */
  async channelOf(scope: AccountScope, id: string): Promise<Channel | null> {
    const found = await this.unitOfWork.run(scope, (tx) => this.campaigns.find(tx, scope, id));
    return found?.channel ?? null;
  }

  countsOf(scope: AccountScope, id: string): Promise<Counters> {
    return this.unitOfWork.run(scope, (tx) => this.sums.totalIn(tx, scope, id));
  }

  private async countedIn(tx: Tx, campaign: StoredCampaign): Promise<CountedCampaign> {
    return { campaign, counts: await this.sums.totalIn(tx, campaign, campaign.id) };
  }
}
