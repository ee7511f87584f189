import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { PoolsModule } from '../pools/index.js';
import { IpStockModule } from '../stock/index.js';
import { ClassAccountWhenItSignsUp } from './consumers/class-account-when-it-signs-up.js';
import { ReputationsRepository } from './data/reputations.repository.js';
import { SenderClassesRepository } from './data/sender-classes.repository.js';
import { ReputationController } from './http/reputation.controller.js';
import { SharedIpsController } from './http/shared-ips.controller.js';
import { JudgeReputationsHourly } from './jobs/judge-reputations-hourly.js';
import { SendingFigures } from './sending-figures.js';
import { JudgeReputations } from './use-cases/judge-reputations.js';
import { ReadReputations } from './use-cases/read-reputations.query.js';
import { ShareAddress } from './use-cases/share-address.js';

/** How mail is received by address, domain and account, and which addresses senders share because of it. */
@Module({
  imports: [AccountsModule, IpStockModule, PoolsModule],
  controllers: [ReputationController, SharedIpsController],
  providers: [
    SendingFigures,
    ReputationsRepository,
    SenderClassesRepository,
    JudgeReputations,
    JudgeReputationsHourly,
    ReadReputations,
    ShareAddress,
    ClassAccountWhenItSignsUp,
  ],
  exports: [SendingFigures],
})
export class ReputationModule {}
