import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { REDIS } from '../../queue/queue.module.js';
import { LocalWindows, type Taken, type ThrottleRule } from './local-windows.js';

const ANSWER_WITHIN_MS = 250;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/* The window begins with its first request. The count rises on refusals too, so that hammering does not pay. */
const TAKE = `local used = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]); left = tonumber(ARGV[2]) end
return {used, left}`;

interface ThrottleCommand {
  posthornThrottle(key: string, cost: number, windowMs: number): Promise<[used: number, leftMs: number]>;
}

/**
 * Counts in fixed windows of machine time, over all processes. While Redis is away each process counts for itself:
 * limits grow by the number of processes, but never vanish, and nobody is locked out.
 */
@Injectable()
export class Throttle {
  private readonly log = new Logger('Throttle');
  private readonly local = new LocalWindows();
  private readonly prefix: string;
  private pausedUntilMs = 0;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.prefix = `${config.values.QUEUE_PREFIX}:throttle:`;
    redis.defineCommand('posthornThrottle', { numberOfKeys: 1, lua: TAKE });
  }

  async take(key: string, rule: ThrottleRule, cost = 1): Promise<Taken> {
    const nowMs = this.clock.monotonicMs();
    if (nowMs < this.pausedUntilMs) return this.local.take(key, rule, cost, nowMs);
    try {
      const [used, resetMs] = await withinDeadline(
        (this.redis as unknown as ThrottleCommand).posthornThrottle(this.prefix + key, cost, rule.windowMs),
      );
      return { allowed: used <= rule.quota, remaining: Math.max(0, rule.quota - used), resetMs };
    } catch (error) {
      this.pausedUntilMs = this.clock.monotonicMs() + PAUSE_AFTER_FAILURE_MS;
      this.log.warn({ msg: 'Redis does not answer; limits are counted per process', err: error });
      return this.local.take(key, rule, cost, nowMs);
    }
  }
}

async function withinDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time')), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
