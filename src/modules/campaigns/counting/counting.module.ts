import { Module } from '@nestjs/common';
import { CampaignSumsRepository } from './data/campaign-sums.repository.js';

/** What became of the mail of campaigns, counted as it happens. */
@Module({
  providers: [CampaignSumsRepository],
  exports: [CampaignSumsRepository],
})
export class CountingModule {}
