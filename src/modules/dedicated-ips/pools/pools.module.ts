import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockModule } from '../stock/index.js';
import { IpPoolsRepository } from './data/ip-pools.repository.js';
import { PoolLocator, PoolsController } from './http/pools.controller.js';
import { RuleLocator, RulesController } from './http/rules.controller.js';
import { KeepPools } from './use-cases/keep-pools.js';
import { KeepRules } from './use-cases/keep-rules.js';

/** Which addresses may stand in for one another, and which mail goes to which of them. */
@Module({
  imports: [AccountsModule, IpStockModule],
  controllers: [PoolsController, RulesController],
  providers: [IpPoolsRepository, KeepPools, KeepRules, PoolLocator, RuleLocator],
  exports: [IpPoolsRepository, KeepPools],
})
export class PoolsModule {}
