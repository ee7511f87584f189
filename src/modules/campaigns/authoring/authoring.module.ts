import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SendingModule } from '../../sending/index.js';
import { CountingModule } from '../counting/index.js';
import { CampaignsRepository } from './data/campaigns.repository.js';
import { CampaignLocator } from './http/campaign.locator.js';
import { CampaignsController } from './http/campaigns.controller.js';
import { CampaignTrail } from './use-cases/campaign-trail.js';
import { CheckTerms } from './use-cases/check-terms.js';
import { ReadCampaigns } from './use-cases/read-campaigns.query.js';
import { WriteCampaign } from './use-cases/write-campaign.js';

/** What campaigns say, to whom and when; and everything people do with them. */
@Module({
  imports: [AccountsModule, SendingModule, CountingModule],
  controllers: [CampaignsController],
  providers: [CampaignsRepository, CampaignTrail, CheckTerms, ReadCampaigns, WriteCampaign, CampaignLocator],
  exports: [CampaignsRepository, CampaignTrail, CampaignLocator],
})
export class AuthoringModule {}
