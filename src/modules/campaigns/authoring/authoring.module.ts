import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AudienceModule } from '../../audience/index.js';
import { BillingModule } from '../../billing/index.js';
import { QuotaModule } from '../../quota/index.js';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { CountingModule } from '../counting/index.js';
import { CampaignsUsingSegments } from './campaigns-using-segments.js';
import { CampaignsRepository } from './data/campaigns.repository.js';
import { CampaignLocator } from './http/campaign.locator.js';
import { CampaignsController } from './http/campaigns.controller.js';
import { SteeringController } from './http/steering.controller.js';
import { CampaignTestsController } from './http/tests.controller.js';
import { WinnersController } from './http/winners.controller.js';
import { CampaignTrail } from './use-cases/campaign-trail.js';
import { CampaignWakes } from './use-cases/campaign-wakes.js';
import { CheckAudience } from './use-cases/check-audience.js';
import { CheckTerms } from './use-cases/check-terms.js';
import { ChooseWinner } from './use-cases/choose-winner.js';
import { CountAudience } from './use-cases/count-audience.query.js';
import { EstimateCampaign, ForecastQuota } from './use-cases/estimate-campaign.query.js';
import { EstimateTexts } from './use-cases/estimate-texts.query.js';
import { FreezeContents } from './use-cases/freeze-contents.js';
import { ReadCampaigns } from './use-cases/read-campaigns.query.js';
import { ScheduleCampaign, ScheduleChecks, ScheduleConsequences } from './use-cases/schedule-campaign.js';
import { SteerCampaign } from './use-cases/steer-campaign.js';
import { TestCampaign } from './use-cases/test-campaign.js';
import { TryText } from './use-cases/try-text.js';
import { WriteCampaign } from './use-cases/write-campaign.js';

const writing = [CheckTerms, CheckAudience, WriteCampaign, TestCampaign, TryText];
const scheduling = [
  FreezeContents,
  ScheduleChecks,
  ScheduleConsequences,
  ScheduleCampaign,
  SteerCampaign,
  ChooseWinner,
];
const reading = [ReadCampaigns, CountAudience, EstimateTexts, ForecastQuota, EstimateCampaign];

/** What campaigns say, to whom and when; and everything people do with them. */
@Module({
  imports: [AccountsModule, AudienceModule, BillingModule, QuotaModule, SendingModule, SmsModule, CountingModule],
  controllers: [CampaignsController, SteeringController, CampaignTestsController, WinnersController],
  providers: [
    CampaignsRepository,
    CampaignTrail,
    CampaignWakes,
    CampaignLocator,
    CampaignsUsingSegments,
    ...writing,
    ...scheduling,
    ...reading,
  ],
  exports: [CampaignsRepository, CampaignTrail, CampaignWakes, CampaignLocator],
})
export class AuthoringModule {}
