import { BullModule } from '@nestjs/bull';
import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { QUEUE_NAMES } from '../../contracts/jobs.js';
import { Config } from '../config/config.js';
import { BullConnections } from './bull-connections.js';
import { QueueBoard } from './queue-board.js';
import { eventBackOffMs } from './event-back-off.js';
import { Queues } from './queues.js';
import { connectRedis } from './redis-connection.js';

/** The product's own Redis connection. */
export const REDIS = Symbol('REDIS');

@Injectable()
class RedisCloser implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

@Module({ providers: [BullConnections], exports: [BullConnections] })
class BullConnectionsModule {}

@Global()
@Module({
  imports: [
    BullConnectionsModule,
    BullModule.forRootAsync({
      imports: [BullConnectionsModule],
      inject: [Config, BullConnections],
      useFactory: (config: Config, connections: BullConnections) => ({
        prefix: config.values.QUEUE_PREFIX,
        createClient: (type, options) => connections.create(type, options),
        settings: {
          lockDuration: 30_000,
          stalledInterval: 5_000,
          maxStalledCount: 100,
          backoffStrategies: { event: eventBackOffMs },
        },
      }),
    }),
    BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name }))),
  ],
  providers: [{ provide: REDIS, useFactory: connectRedis, inject: [Config] }, RedisCloser, Queues, QueueBoard],
  exports: [REDIS, Queues, QueueBoard],
})
export class QueueModule {}
