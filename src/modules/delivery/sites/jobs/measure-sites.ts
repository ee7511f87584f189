import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MetricOf } from '../../../../contracts/metrics.table.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { Quarantine, type QueueFigures, SiteReads } from '../../../spool/index.js';

/** Beyond this a queue is long, whatever its length: counting on would make each look at the figures dear. */
const COUNTED = 100_000;
const FRESH_MS = 10_000;

type Figures = QueueFigures & Record<'paused' | 'resting' | 'limited' | 'quarantined', number>;

/** The queue and the sites as figures. No label names a site: there are as many as receivers; the list of sites names them. */
@Injectable()
export class MeasureSites implements OnModuleInit {
  private figures: Promise<Figures> | null = null;
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly sites: SiteReads,
    private readonly quarantine: Quarantine,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const gauge = (name: MetricOf<'gauge'>, of: keyof Figures): void =>
      this.metrics.observe(name, async () => (await this.read())[of]);
    gauge('delivery_queue_ready', 'ready');
    gauge('delivery_queue_later', 'later');
    gauge('delivery_queue_paced', 'paced');
    gauge('delivery_queue_held', 'held');
    gauge('delivery_queue_leased', 'leased');
    gauge('delivery_queue_quarantined', 'quarantined');
    gauge('delivery_queue_oldest_seconds', 'oldestSeconds');
    gauge('delivery_sites_paused', 'paused');
    gauge('delivery_sites_resting', 'resting');
    gauge('delivery_sites_limited', 'limited');
  }

  /** One look for all gauges, and none again for some seconds. */
  private read(): Promise<Figures> {
    const nowMs = this.clock.monotonicMs();
    if (this.figures === null || nowMs - this.readAtMs > FRESH_MS) {
      this.readAtMs = nowMs;
      this.figures = Promise.all([
        this.sites.waiting(COUNTED, this.clock.now()),
        this.sites.figures(this.clock.now()),
        this.quarantine.count(),
      ]).then(([waiting, sites, quarantined]) => ({ ...waiting, ...sites, quarantined }));
      this.figures.catch(() => (this.figures = null));
    }
    return this.figures;
  }
}
