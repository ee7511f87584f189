import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Metrics } from '../../../platform/observability/metrics.js';
import { REDIS } from '../../../platform/queue/queue.module.js';
import { RateBuckets } from '../adapters/rate-buckets.js';
import type { ScriptRunner } from '../adapters/rate-buckets.js';
import type { LaneContext } from '../lanes/lane-context.js';
import { LaneSessions } from '../../spool/index.js';
import { WatchSites } from '../sites/jobs/watch-sites.js';

/** What lanes measure, and the rates they share with other workers. */
@Injectable()
export class LaneInstruments {
  constructor(
    @Inject(REDIS) private readonly redis: ScriptRunner,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly sites: WatchSites,
    sessions: LaneSessions,
  ) {
    metrics.observe('workers_alive', () => sessions.liveWorkers());
  }

  get siteObserver(): NonNullable<LaneContext['observe']> {
    return this.sites.note;
  }

  ratesSharedBy(liveWorkers: () => number): RateBuckets {
    const monotonicMs = (): number => this.clock.monotonicMs();
    return new RateBuckets(this.redis, this.config.values.QUEUE_PREFIX, liveWorkers, monotonicMs);
  }

  counter(): LaneContext['count'] {
    const attempts = this.metrics.counter('delivery_attempts_total');
    return (outcome, replyClass) => attempts.inc({ outcome, class: replyClass });
  }

  observe(openConnections: () => number): void {
    this.metrics.observe('delivery_connections', openConnections);
  }
}
