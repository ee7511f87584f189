import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { DedicatedIpsFacade } from './dedicated-ips.facade.js';
import { DedicatedIpsLeavingParts } from './leaving-parts.js';
import { IdentityModule } from './identity/index.js';
import { ListingsModule } from './listings/index.js';
import { OwnIpsModule } from './own/index.js';
import { PoolsModule } from './pools/index.js';
import { EgressFacade } from './egress.facade.js';
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
    RequestsModule,
    IdentityModule,
    SelectionModule,
    OwnIpsModule,
  ],
  providers: [DedicatedIpsFacade, EgressFacade, DedicatedIpsLeavingParts],
  exports: [DedicatedIpsFacade, EgressFacade],
})
export class DedicatedIpsModule {}
