import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { ListingsModule } from '../listings/index.js';
import { PoolsModule } from '../pools/index.js';
import { IpStockModule } from '../stock/index.js';
import { WarmUpModule } from '../warmup/index.js';
import { FitAllowanceWhenSubscriptionChanges } from './consumers/fit-allowance-when-subscription-changes.js';
import { FitAllowanceWhenSubscriptionEnds } from './consumers/fit-allowance-when-subscription-ends.js';
import { MoveTrafficWhenIpIsDelisted } from './consumers/move-traffic-when-ip-is-delisted.js';
import { MoveTrafficWhenIpIsListed } from './consumers/move-traffic-when-ip-is-listed.js';
import { OwnIpLocator, OwnIpsController } from './http/own-ips.controller.js';
import { FreeRestedIpsWhenDue } from './jobs/free-rested-ips-when-due.js';
import { FitAllowance } from './use-cases/fit-allowance.js';
import { FollowListings, ListedIpMoves } from './use-cases/follow-listings.js';
import { FreeRestedIps } from './use-cases/free-rested-ips.js';
import { ReadOwnIps, WarmUpSources } from './use-cases/read-own-ips.query.js';
import { ReleaseIp } from './use-cases/release-ip.js';

/** The addresses that accounts have: shown, given back, and taken out of the way while a blocklist names them. */
@Module({
  imports: [AccountsModule, BillingModule, IpStockModule, ListingsModule, PoolsModule, WarmUpModule],
  controllers: [OwnIpsController],
  providers: [
    WarmUpSources,
    ReadOwnIps,
    ReleaseIp,
    FitAllowance,
    ListedIpMoves,
    FollowListings,
    FreeRestedIps,
    FreeRestedIpsWhenDue,
    FitAllowanceWhenSubscriptionChanges,
    FitAllowanceWhenSubscriptionEnds,
    MoveTrafficWhenIpIsListed,
    MoveTrafficWhenIpIsDelisted,
    OwnIpLocator,
  ],
  exports: [ReadOwnIps, ReleaseIp],
})
export class OwnIpsModule {}
