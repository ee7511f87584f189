import { Redis, type RedisOptions } from 'ioredis';
import type { Config } from '../config/config.js';

const COMMAND_TIMEOUT_MS = 5_000;

/** Waits longer each time, never longer than two seconds: Redis away costs seconds, not restarts. */
function retryStrategy(times: number): number {
  return Math.min(times * 100, 2_000);
}

/** For the product's own commands: no offline queue and a time-out, so that Redis away is an error at once, not a hang. */
export function connectRedis(config: Config): Redis {
  return quiet(
    new Redis(config.facts.redisUrl, {
      retryStrategy,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_TIMEOUT_MS,
      connectTimeout: COMMAND_TIMEOUT_MS,
    }),
  );
}

/** For Bull, which demands its own options on blocking and subscribing connections. */
export function connectBull(
  config: Config,
  type: 'client' | 'subscriber' | 'bclient',
  options: RedisOptions = {},
): Redis {
  const redis = new Redis(config.facts.redisUrl, {
    ...options,
    retryStrategy,
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
  });
  if (type === 'bclient' && config.facts.redisKind === 'js') useBlmove(redis);
  return quiet(redis);
}

/** The JavaScript server knows no BRPOPLPUSH; BLMOVE RIGHT LEFT is the same (Redis documentation, BRPOPLPUSH). */
function useBlmove(redis: Redis): void {
  const withShim = redis as unknown as {
    brpoplpush: (from: string, to: string, timeout: number) => Promise<string | null>;
  };
  withShim.brpoplpush = (from, to, timeout) => redis.blmove(from, to, 'RIGHT', 'LEFT', timeout);
}

/** Connection errors show as failing commands and in readiness; unheard `error` events would end the process. */
function quiet(redis: Redis): Redis {
  redis.on('error', () => undefined);
  return redis;
}
