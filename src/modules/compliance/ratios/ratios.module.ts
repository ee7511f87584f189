import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { AlertsModule } from '../alerts/index.js';
import { AuthorizationModule } from '../authorization/index.js';
import { RecordModule } from '../record/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { AlertStaffWhenComplaintIsRecorded } from './consumers/alert-staff-when-complaint-is-recorded.js';
import { LookAtRatiosWhenBlockIsLifted } from './consumers/look-at-ratios-when-block-is-lifted.js';
import { RatioWatchesRepository } from './data/ratio-watches.repository.js';
import { CountedMail, JudgeRatios } from './jobs/judge-ratios.js';
import { ActOnVerdict } from './use-cases/act-on-verdict.js';
import { JudgeAccountRatios, RatioFacts } from './use-cases/judge-account-ratios.js';
import { ReadSendingTerms } from './use-cases/read-sending-terms.query.js';

/** Complaints and bounces against what was sent, and what follows from them. */
@Module({
  imports: [AccountsModule, BillingModule, RecordModule, ReviewsModule, AlertsModule, AuthorizationModule],
  providers: [
    RatioWatchesRepository,
    ReadSendingTerms,
    RatioFacts,
    ActOnVerdict,
    JudgeAccountRatios,
    CountedMail,
    JudgeRatios,
    AlertStaffWhenComplaintIsRecorded,
    LookAtRatiosWhenBlockIsLifted,
  ],
})
export class RatiosModule {}
