import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { REDIS } from '../../../platform/queue/queue.module.js';
import { LaneDirectory, LaneSessions, SpoolFacade } from '../../spool/index.js';
import { RateBuckets } from '../adapters/rate-buckets.js';
import type { ScriptRunner } from '../adapters/rate-buckets.js';
import type { LaneContext } from '../lanes/lane-context.js';
import { MAIL_SOURCE } from '../lanes/ports.js';
import type { BounceSink, MailSource, Route } from '../lanes/ports.js';

export const ROUTE = Symbol('ROUTE');

@Injectable()
export class RateDoor {
  constructor(
    @Inject(REDIS) private readonly redis: ScriptRunner,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  sharedBy(liveWorkers: () => number): RateBuckets {
    return new RateBuckets(this.redis, this.config.values.QUEUE_PREFIX, liveWorkers, () => this.clock.monotonicMs());
  }
}

/** What lanes reach through: the spool behind them, the route before them, and what fills the mails. */
@Injectable()
export class LaneDoors {
  constructor(
    readonly spool: SpoolFacade,
    readonly lanes: LaneDirectory,
    readonly sessions: LaneSessions,
    @Inject(ROUTE) private readonly route: Route,
    @Inject(MAIL_SOURCE) private readonly mails: MailSource & BounceSink,
    private readonly rates: RateDoor,
  ) {}

  forLanes(
    liveWorkers: () => number,
  ): Pick<LaneContext, 'spool' | 'lanes' | 'sessions' | 'route' | 'mails' | 'bounces' | 'rates'> {
    const { spool, lanes, sessions, route, mails } = this;
    return { spool, lanes, sessions, route, mails, bounces: mails, rates: this.rates.sharedBy(liveWorkers) };
  }
}
