import { Module } from '@nestjs/common';
import { SendingModule } from '../../sending/index.js';
import { SpoolModule } from '../../spool/index.js';
import { CampaignSumsRepository } from './data/campaign-sums.repository.js';
import { CountCampaignsRegularly } from './jobs/count-campaigns-regularly.js';
import { CountCampaigns } from './use-cases/count-campaigns.js';

/** What became of the mail of campaigns, counted as it happens. */
@Module({
  imports: [SendingModule, SpoolModule],
  providers: [CampaignSumsRepository, CountCampaigns, CountCampaignsRegularly],
  exports: [CampaignSumsRepository, CountCampaigns],
})
export class CountingModule {}
