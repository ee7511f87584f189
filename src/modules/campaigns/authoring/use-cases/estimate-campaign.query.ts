import { Injectable } from '@nestjs/common';
import { addMonthsAnchored } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { QuotaFacade, type SendingEstimate } from '../../../quota/index.js';
import { EstimateSending } from '../../../sending/index.js';
import { quotaForecast, type QuotaForecast } from '../rules/quota-forecast.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { CampaignTrail } from './campaign-trail.js';
import { CountAudience, type CountedAudience } from './count-audience.query.js';
import { EstimateTexts, type TextsEstimate } from './estimate-texts.query.js';

export interface CampaignEstimate extends CountedAudience, Omit<SendingEstimate, 'recipients'> {
  quota: QuotaForecast | null;
  /** Of texts. */
  sms: Omit<TextsEstimate, 'recipients' | 'stopped'> | null;
}

/** What the account's plan and its credits have left. */
@Injectable()
export class ForecastQuota {
  constructor(
    readonly texts: EstimateTexts,
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
  ) {}

  async of(scope: AccountScope, recipients: number, now: Instant): Promise<QuotaForecast | null> {
    const { accountId } = scope;
    const gate = (await this.accounts.gatesOf([accountId])).get(accountId);
    // Of several subscriptions the one that campaigns count against: the oldest that was sold for them.
    const sold = (await this.billing.freshEntitlementsOf(accountId)).find(({ bulkAllowed }) => bulkAllowed);
    if (gate === undefined || sold === undefined) return null;
    const windows = await this.quota.limitsOf(scope, sold, gate, now);
    return quotaForecast(recipients, windows, {
      zone: sold.zone,
      now,
      nextCycle: (end) => addMonthsAnchored(end, 1, sold.zone),
    });
  }
}

/** Who would get a campaign, and how long that takes. Nothing is kept in memory but sums. */
@Injectable()
export class EstimateCampaign {
  constructor(
    private readonly trail: CampaignTrail,
    private readonly audience: CountAudience,
    private readonly sending: EstimateSending,
    private readonly forecast: ForecastQuota,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, id: string): Promise<CampaignEstimate> {
    const campaign = await this.trail.required(scope, id, 'estimate');
    const counted = await this.audience.run(scope, campaign);
    if (campaign.channel === 'sms') return this.ofTexts(scope, campaign, counted);
    const { recipients: _, ...duration } = await this.sending.run(scope, counted.recipients);
    const quota = await this.forecast.of(scope, counted.recipients, this.clock.now());
    return { ...counted, ...duration, quota, sms: null };
  }

  /** Texts leave at the speed of carriers, and cost credits instead of quota. */
  private async ofTexts(
    scope: AccountScope,
    campaign: StoredCampaign,
    counted: CountedAudience,
  ): Promise<CampaignEstimate> {
    const speed = { ratePerHour: null, durationSeconds: null, startsAt: this.clock.now(), endsAt: null };
    const texts = await this.forecast.texts.of(scope, campaign, counted.recipients);
    if (texts === null) return { ...counted, ...speed, quota: null, sms: null };
    const { recipients, stopped, ...sms } = texts;
    return { recipients, excluded: { ...counted.excluded, suppressed: stopped }, ...speed, quota: null, sms };
  }
}
