import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DedicatedIpsModule } from '../../dedicated-ips/index.js';
import { SpoolModule } from '../../spool/index.js';
import { SendingFiguresRepository } from './data/sending-figures.repository.js';
import { StatsHoursRepository } from './data/stats-hours.repository.js';
import { AdminStatsController } from './http/admin-stats.controller.js';
import { StatsController } from './http/stats.controller.js';
import { WarmUpChartController } from './http/warm-up-chart.controller.js';
import { StatsPages } from './http/stats-pages.js';
import { CountStatsRegularly } from './jobs/count-stats-regularly.js';
import { StatsParts } from './stats-parts.js';
import { CountStats } from './use-cases/count-stats.js';
import { DrawStats } from './use-cases/draw-stats.query.js';
import { ReadStats } from './use-cases/read-stats.query.js';
import { TellHowMailIsReceived } from './use-cases/tell-how-mail-is-received.js';
import { TellWhoUsesAddresses } from './use-cases/tell-who-uses-addresses.js';

@Module({
  imports: [AccountsModule, DedicatedIpsModule, SpoolModule],
  controllers: [AdminStatsController, StatsController, WarmUpChartController],
  providers: [
    StatsHoursRepository,
    SendingFiguresRepository,
    CountStats,
    ReadStats,
    DrawStats,
    TellWhoUsesAddresses,
    TellHowMailIsReceived,
    CountStatsRegularly,
    StatsPages,
    StatsParts,
  ],
})
export class StatsModule {}
