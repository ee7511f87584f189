import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { DedicatedIpsFacade } from './dedicated-ips.facade.js';
import { DedicatedIpsLeavingParts } from './leaving-parts.js';
import { IdentityModule } from './identity/index.js';
import { ListingsModule } from './listings/index.js';
import { IpSources } from './ip-sources.js';
import { OwnIpsModule } from './own/index.js';
import { PoolsModule } from './pools/index.js';
import { EgressFacade } from './egress.facade.js';
import { ReputationModule } from './reputation/index.js';
import { RequestsModule } from './requests/index.js';
import { SelectionModule } from './selection/index.js';
import { IpStockModule } from './stock/index.js';
import { WarmUpModule } from './warmup/index.js';

@Module({
  imports: [
    AccountsModule,
    IpStockModule,
    ListingsModule,
    PoolsModule,
    WarmUpModule,
    ReputationModule,
    RequestsModule,
    IdentityModule,
    SelectionModule,
    OwnIpsModule,
  ],
  providers: [IpSources, DedicatedIpsFacade, EgressFacade, DedicatedIpsLeavingParts],
  exports: [DedicatedIpsFacade, EgressFacade],
})
export class DedicatedIpsModule {}
