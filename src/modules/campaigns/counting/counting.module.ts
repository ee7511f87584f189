import { Module } from '@nestjs/common';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { SpoolModule } from '../../spool/index.js';
import { CampaignSumsRepository } from './data/campaign-sums.repository.js';
import { CountCampaignsRegularly } from './jobs/count-campaigns-regularly.js';
import { AddSums } from './use-cases/add-sums.js';
import { CountCampaigns } from './use-cases/count-campaigns.js';
import { CountTexts } from './use-cases/count-texts.js';

/** What became of the mail and the texts of campaigns, counted as it happens. */
@Module({
  imports: [SendingModule, SmsModule, SpoolModule],
  providers: [CampaignSumsRepository, AddSums, CountCampaigns, CountTexts, CountCampaignsRegularly],
  exports: [CampaignSumsRepository, CountCampaigns],
})
export class CountingModule {}
