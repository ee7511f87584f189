import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockModule } from '../stock/index.js';
import { IpPoolsRepository } from './data/ip-pools.repository.js';

/** Which addresses may stand in for one another, and which mail goes to which of them. */
@Module({
  imports: [AccountsModule, IpStockModule],
  providers: [IpPoolsRepository],
  exports: [IpPoolsRepository],
})
export class PoolsModule {}
