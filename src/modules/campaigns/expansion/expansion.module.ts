import { Module } from '@nestjs/common';
import { AudienceModule } from '../../audience/index.js';
import { AccountsModule } from '../../accounts/index.js';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { AuthoringModule } from '../authoring/index.js';
import { CountingModule } from '../counting/index.js';
import { ContinueCampaignsWhenBlockChanges } from './consumers/continue-campaigns-when-block-changes.js';
import { ContinueCampaignsWhenPlanChanges } from './consumers/continue-campaigns-when-plan-changes.js';
import { ContinueCampaignsWhenSubscriptionIsGranted } from './consumers/continue-campaigns-when-subscription-is-granted.js';
import { ContinueCampaignsWhenSubscriptionOpens } from './consumers/continue-campaigns-when-subscription-opens.js';
import { ExpansionsRepository } from './data/expansions.repository.js';
import { RecipientsRepository } from './data/recipients.repository.js';
import { ExpandCampaigns, ExpansionWork } from './jobs/expand-campaigns.js';
import { WakeDueCampaigns } from './jobs/wake-due-campaigns.js';
import { ComeToRest } from './use-cases/come-to-rest.js';
import { ContinueCampaigns } from './use-cases/continue-campaigns.js';
import { DecideWinner } from './use-cases/decide-winner.js';
import { ExpandCampaign, ExpansionSteps, ExpansionStores } from './use-cases/expand-campaign.js';
import { HandOverTexts } from './use-cases/hand-over-texts.js';
import { HandOver } from './use-cases/hand-over.js';
import { TakeWaiting } from './use-cases/take-waiting.js';
import { WritePage } from './use-cases/write-page.js';

/** From a campaign to its recipients: everybody once, whatever happens meanwhile. */
@Module({
  imports: [AccountsModule, AudienceModule, SendingModule, SmsModule, AuthoringModule, CountingModule],
  providers: [
    ExpansionsRepository,
    RecipientsRepository,
    HandOverTexts,
    HandOver,
    WritePage,
    TakeWaiting,
    ComeToRest,
    ExpansionSteps,
    ExpansionStores,
    ExpandCampaign,
    DecideWinner,
    ExpansionWork,
    ExpandCampaigns,
    WakeDueCampaigns,
    ContinueCampaigns,
    ContinueCampaignsWhenBlockChanges,
    ContinueCampaignsWhenPlanChanges,
    ContinueCampaignsWhenSubscriptionOpens,
    ContinueCampaignsWhenSubscriptionIsGranted,
  ],
})
export class ExpansionModule {}
