import type { RateLimiter } from '../lanes/ports.js';

/**
 * Token buckets in Redis, on Redis' own clock. An absent key starts empty, not full: after a flush nobody gets a burst.
 * Without Redis each worker takes its share of the rate.
 */
const SCRIPT = `
local rate, wanted = tonumber(ARGV[1]), tonumber(ARGV[2])
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local b = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(b[1]), tonumber(b[2])
if not tokens then tokens, at = 0, now end
tokens = math.min(math.max(1, rate), tokens + (now - at) * rate / 1000)
local granted = math.min(wanted, math.floor(tokens))
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - granted), 'at', tostring(now))
redis.call('PEXPIRE', KEYS[1], 60000)
local wait = 0
if granted == 0 then wait = math.ceil((1 - tokens) * 1000 / rate) end
return {granted, wait}`;

/** The one Redis command that is needed. */
export interface ScriptRunner {
  eval(script: string, keys: number, ...keysAndArguments: (string | number)[]): Promise<unknown>;
}

export class RateBuckets implements RateLimiter {
  private readonly local = new Map<string, { tokens: number; atMs: number }>();

  constructor(
    private readonly redis: ScriptRunner,
    private readonly prefix: string,
    private readonly liveWorkers: () => number,
    private readonly monotonicMs: () => number,
  ) {}

  async take(
    ip: string,
    site: string,
    ratePerSecond: number,
    wanted: number,
  ): Promise<{ granted: number; retryInMs: number }> {
    const key = `${this.prefix}:rate:${ip}:${site}`;
    try {
      const [granted, retryInMs] = (await this.redis.eval(SCRIPT, 1, key, ratePerSecond, wanted)) as [number, number];
      return { granted, retryInMs: Math.max(5, retryInMs) };
    } catch {
      return this.share(key, ratePerSecond / Math.max(1, this.liveWorkers()), wanted);
    }
  }

  private share(key: string, rate: number, wanted: number): { granted: number; retryInMs: number } {
    const now = this.monotonicMs();
    const bucket = this.local.get(key) ?? { tokens: 0, atMs: now };
    const tokens = Math.min(Math.max(1, rate), bucket.tokens + ((now - bucket.atMs) * rate) / 1_000);
    const granted = Math.min(wanted, Math.floor(tokens));
    if (this.local.size > 10_000) this.local.clear();
    this.local.set(key, { tokens: tokens - granted, atMs: now });
    return { granted, retryInMs: granted > 0 ? 0 : Math.ceil(((1 - tokens) * 1_000) / rate) };
  }
}
