import { Injectable } from '@nestjs/common';
import type { Redis, RedisOptions } from 'ioredis';
import { Config } from '../config/config.js';
import { connectBull } from './redis-connection.js';

/** Bull leaves connections alone that it was handed; so whoever made them ends them. */
@Injectable()
export class BullConnections {
  private readonly made: Redis[] = [];

  constructor(private readonly config: Config) {}

  create(type: 'client' | 'subscriber' | 'bclient', options?: RedisOptions): Redis {
    const redis = connectBull(this.config, type, options);
    this.made.push(redis);
    return redis;
  }

  end(): void {
    for (const redis of this.made) redis.disconnect();
  }
}
