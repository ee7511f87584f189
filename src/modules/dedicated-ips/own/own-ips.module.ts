import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { ListingsModule } from '../listings/index.js';
import { PoolsModule } from '../pools/index.js';
import { IpStockModule } from '../stock/index.js';
import { WarmUpModule } from '../warmup/index.js';
import { LookAtAllowanceWhenAddOnEnds } from './consumers/look-at-allowance-when-add-on-ends.js';
import { LookAtAllowanceWhenSubscriptionChanges } from './consumers/look-at-allowance-when-subscription-changes.js';
import { LookAtAllowanceWhenSubscriptionRenews } from './consumers/look-at-allowance-when-subscription-renews.js';
import { LookAtAllowanceWhenSubscriptionEnds } from './consumers/look-at-allowance-when-subscription-ends.js';
import { MoveTrafficWhenIpIsDelisted } from './consumers/move-traffic-when-ip-is-delisted.js';
import { MoveTrafficWhenListingIsConfirmed } from './consumers/move-traffic-when-listing-is-confirmed.js';
import { IpSurplusRepository } from './data/ip-surplus.repository.js';
import { AfterDowngradeController } from './http/after-downgrade.controller.js';
import { OwnIpLocator, OwnIpsController } from './http/own-ips.controller.js';
import { FitAllowancesWhenDue } from './jobs/fit-allowances-when-due.js';
import { FreeRestedIpsWhenDue } from './jobs/free-rested-ips-when-due.js';
import { ChooseSurplus } from './use-cases/choose-surplus.js';
import { FitAllowance, SurplusData } from './use-cases/fit-allowance.js';
import { FollowListings, ListedIpMoves } from './use-cases/follow-listings.js';
import { FreeRestedIps } from './use-cases/free-rested-ips.js';
import { KeepSurplus } from './use-cases/keep-surplus.js';
import { ReadOwnIps, WarmUpSources } from './use-cases/read-own-ips.query.js';
import { ReleaseIp } from './use-cases/release-ip.js';

/** The addresses that accounts have: shown, given back, and taken out of the way while a blocklist names them. */
@Module({
  imports: [AccountsModule, BillingModule, IpStockModule, ListingsModule, PoolsModule, WarmUpModule],
  controllers: [AfterDowngradeController, OwnIpsController],
  providers: [
    WarmUpSources,
    ReadOwnIps,
    ReleaseIp,
    IpSurplusRepository,
    SurplusData,
    KeepSurplus,
    ChooseSurplus,
    FitAllowance,
    FitAllowancesWhenDue,
    ListedIpMoves,
    FollowListings,
    FreeRestedIps,
    FreeRestedIpsWhenDue,
    LookAtAllowanceWhenAddOnEnds,
    LookAtAllowanceWhenSubscriptionChanges,
    LookAtAllowanceWhenSubscriptionEnds,
    LookAtAllowanceWhenSubscriptionRenews,
    MoveTrafficWhenListingIsConfirmed,
    MoveTrafficWhenIpIsDelisted,
    OwnIpLocator,
  ],
  exports: [ReadOwnIps, ReleaseIp],
})
export class OwnIpsModule {}
