import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { QuotaModule } from '../../quota/index.js';
import { SendingModule } from '../../sending/index.js';
import { SpoolModule } from '../../spool/index.js';
import { BulkModule } from '../bulk/index.js';
import { RecordModule } from '../record/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { LookAtAccountWhenItSignsUp } from './consumers/look-at-account-when-it-signs-up.js';
import { LookAtTierWhenBlockChanges } from './consumers/look-at-tier-when-block-changes.js';
import { LookAtTierWhenDomainIsLost } from './consumers/look-at-tier-when-domain-is-lost.js';
import { LookAtTierWhenDomainIsVerified } from './consumers/look-at-tier-when-domain-is-verified.js';
import { PurgeSignUpNetworks } from './data/purge-sign-up-networks.js';
import { SignUpNetworksRepository } from './data/sign-up-networks.repository.js';
import { AuthorizationController } from './http/authorization.controller.js';
import { CountMailEvents } from './jobs/count-mail-events.js';
import { JudgeEarnedTiers } from './jobs/judge-earned-tiers.js';
import { AddToRecords } from './use-cases/add-to-records.js';
import { AnnounceFirstTier } from './use-cases/announce-first-tier.js';
import { JudgeEarnedTier } from './use-cases/judge-earned-tier.js';
import { AuthorizationSources, ReadAuthorization } from './use-cases/read-authorization.query.js';

/** What an account may send, and how it earns more. */
@Module({
  imports: [
    AccountsModule,
    BillingModule,
    QuotaModule,
    SpoolModule,
    SendingModule,
    RecordModule,
    ReviewsModule,
    BulkModule,
  ],
  controllers: [AuthorizationController],
  providers: [
    SignUpNetworksRepository,
    PurgeSignUpNetworks,
    JudgeEarnedTier,
    JudgeEarnedTiers,
    AddToRecords,
    CountMailEvents,
    AnnounceFirstTier,
    AuthorizationSources,
    ReadAuthorization,
    LookAtAccountWhenItSignsUp,
    LookAtTierWhenDomainIsVerified,
    LookAtTierWhenDomainIsLost,
    LookAtTierWhenBlockChanges,
  ],
  exports: [CountMailEvents, AddToRecords],
})
export class AuthorizationModule {}
