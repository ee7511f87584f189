import { Module } from '@nestjs/common';
import { RequestsModule } from '../requests/index.js';
import { IpStockModule } from '../stock/index.js';
import { LookUpIdentity } from './adapters/look-up-identity.js';
import { CheckIdentityWhenAddressIsReserved } from './consumers/check-identity-when-address-is-reserved.js';
import { AdminIdentityController } from './http/admin-identity.controller.js';
import { CheckIdentitiesRegularly } from './jobs/check-identities-regularly.js';
import { CheckIdentity } from './use-cases/check-identity.js';

/** Who an address is for the world: its PTR, the name behind it, and what is said in HELO. */
@Module({
  imports: [IpStockModule, RequestsModule],
  controllers: [AdminIdentityController],
  providers: [LookUpIdentity, CheckIdentity, CheckIdentitiesRegularly, CheckIdentityWhenAddressIsReserved],
  exports: [CheckIdentity],
})
export class IdentityModule {}
