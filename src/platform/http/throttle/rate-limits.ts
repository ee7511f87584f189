import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../../kernel/time/instant.js';
import { Config } from '../../config/config.js';
import { networkOf } from '../../dns/ip-address.js';
import type { Caller } from '../auth/caller.js';
import { platformProblems } from '../problems/platform-problems.js';
import { Throttle } from './throttle.js';

/** Requests a minute: one budget per account for its people and programs, one per network for the unknown. */
@Injectable()
export class RateLimits {
  private readonly rule: { quota: number; windowMs: number };

  constructor(
    private readonly throttle: Throttle,
    config: Config,
  ) {
    this.rule = { quota: config.values.API_RATE_LIMIT, windowMs: MINUTE_MS };
  }

  takeForCaller(caller: Caller, reply: FastifyReply): Promise<void> {
    return this.take(caller.kind === 'staff' ? `staff:${caller.staffId}` : `account:${caller.accountId}`, reply);
  }

  /** Also for wrong credentials: guessing is limited however many accounts it names. */
  takeForNetwork(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.take(`network:${networkOf(request.ip)}`, reply);
  }

  /** Headers of draft-ietf-httpapi-ratelimit-headers. */
  private async take(key: string, reply: FastifyReply): Promise<void> {
    const { allowed, remaining, resetMs } = await this.throttle.take(key, this.rule);
    const resetSeconds = Math.max(1, Math.ceil(resetMs / 1000));
    void reply.header('ratelimit-policy', `"default";q=${this.rule.quota};w=${this.rule.windowMs / 1000}`);
    void reply.header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
    if (!allowed) throw platformProblems.rate_limited({ headers: { 'retry-after': String(resetSeconds) } });
  }
}
