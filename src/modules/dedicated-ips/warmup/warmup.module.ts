import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockModule } from '../stock/index.js';
import { IpUses } from './data/ip-uses.js';
import { WarmUpsRepository } from './data/warmups.repository.js';
import { StartWarmUp } from './use-cases/start-warm-up.js';

/** How new addresses come to send as much as they shall: little first, and more each day that went well. */
@Module({
  imports: [AccountsModule, IpStockModule],
  providers: [IpUses, WarmUpsRepository, StartWarmUp],
  exports: [IpUses, WarmUpsRepository, StartWarmUp],
})
export class WarmUpModule {}
