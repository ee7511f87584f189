import { Module } from '@nestjs/common';
import { PoolsModule } from '../pools/index.js';
import { WarmUpModule } from '../warmup/index.js';
import { EgressReader } from './data/egress-reader.js';
import { RoutingController } from './http/routing.controller.js';
import { DryRunRouting } from './use-cases/dry-run.query.js';
import { EgressSnapshot } from './use-cases/egress-snapshot.js';

/** Which address a message leaves from, answered from memory. */
@Module({
  imports: [PoolsModule, WarmUpModule],
  controllers: [RoutingController],
  providers: [EgressReader, EgressSnapshot, DryRunRouting],
  exports: [EgressSnapshot],
})
export class SelectionModule {}
