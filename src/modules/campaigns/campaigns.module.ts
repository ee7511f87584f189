import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ActivityModule } from './activity/index.js';
import { AuthoringModule } from './authoring/index.js';
import { CountingModule } from './counting/index.js';
import { ExpansionModule } from './expansion/index.js';
import { CampaignLeavingParts } from './leaving-parts.js';
import { PreferencesModule } from './preferences/index.js';
import { ReportsModule } from './reports/index.js';

@Module({
  imports: [
    AccountsModule,
    CountingModule,
    AuthoringModule,
    ActivityModule,
    ExpansionModule,
    PreferencesModule,
    ReportsModule,
  ],
  providers: [CampaignLeavingParts],
})
export class CampaignsModule {}
