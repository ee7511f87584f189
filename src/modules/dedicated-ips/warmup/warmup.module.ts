import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockModule } from '../stock/index.js';
import { IpUses } from './data/ip-uses.js';
import { WarmUpDays } from './data/warmup-days.js';
import { WarmUpsRepository } from './data/warmups.repository.js';
import { IpResults } from './ip-results.js';
import { JudgeWarmUpsDaily } from './jobs/judge-warm-ups-daily.js';
import { RewarmQuietIpsDaily } from './jobs/rewarm-quiet-ips-daily.js';
import { JudgeWarmUps, WarmUpData } from './use-cases/judge-warm-ups.js';
import { RewarmQuietIps } from './use-cases/rewarm-quiet-ips.js';
import { StartWarmUp } from './use-cases/start-warm-up.js';
import { SteerWarmUp } from './use-cases/steer-warm-up.js';

/** How new addresses come to send as much as they shall: little first, and more each day that went well. */
@Module({
  imports: [AccountsModule, IpStockModule],
  providers: [
    IpUses,
    IpResults,
    WarmUpDays,
    WarmUpsRepository,
    WarmUpData,
    StartWarmUp,
    SteerWarmUp,
    JudgeWarmUps,
    JudgeWarmUpsDaily,
    RewarmQuietIps,
    RewarmQuietIpsDaily,
  ],
  exports: [IpUses, IpResults, WarmUpDays, WarmUpsRepository, StartWarmUp, SteerWarmUp],
})
export class WarmUpModule {}
