import { Injectable } from '@nestjs/common';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { accountScope, type AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { drawChart, seriesOfCounters } from '../../../sending/index.js';
import { CampaignsRepository, type StoredCampaign } from '../../authoring/index.js';
import { CampaignSumsRepository, type Counters } from '../../counting/index.js';
import { REPORT_TEXTS } from '../rules/report-texts.table.js';
import { type Timeline, timelineOf } from '../rules/timeline.js';

const MOST_LINKS = 100;
const MOST_DOMAINS = 20;

export interface CampaignReport {
  campaign: StoredCampaign;
  total: Counters;
  /** By place. */
  variants: ReadonlyMap<string, Counters>;
  links: ReadonlyMap<string, Counters>;
  domains: ReadonlyMap<string, Counters>;
  timeline: Timeline;
}

/** What became of a campaign: a few sums, however many got it. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly sums: CampaignSumsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  async one(scope: AccountScope, id: string): Promise<CampaignReport | null> {
    const zone = (await this.accounts.timeZoneOf(scope.accountId)) ?? 'UTC';
    return this.unitOfWork.run(scope, async (tx) => {
      const campaign = await this.campaigns.find(tx, scope, id);
      if (campaign === null) return null;
      const hours = await this.sums.sumsIn(tx, scope, id, 'hour');
      return {
        campaign,
        total: await this.sums.totalIn(tx, scope, id),
        variants: await this.sums.sumsIn(tx, scope, id, 'variant'),
        links: await this.sums.sumsIn(tx, scope, id, 'link', MOST_LINKS),
        domains: await this.sums.sumsIn(tx, scope, id, 'domain', MOST_DOMAINS),
        timeline: timelineOf(hours, campaign.startedAt ?? tx.now, zone),
      };
    });
  }

  async chart(report: CampaignReport, language: Language): Promise<string> {
    const { campaign, timeline } = report;
    const { interval, starts, sums } = timeline;
    const zone = (await this.accounts.timeZoneOf(accountScope(campaign.accountId).accountId)) ?? 'UTC';
    const title = textIn(REPORT_TEXTS.title, language).replace('{name}', () => campaign.name);
    const series = seriesOfCounters(sums, starts.length, language);
    return drawChart({ title, language, zone, interval, starts, series });
  }
}
