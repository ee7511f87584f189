import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { SiteReads } from '../../../spool/index.js';

/** Beyond this a queue is long, whatever its length: counting on would make each look at the figures dear. */
const COUNTED = 100_000;
const FRESH_MS = 10_000;

type Figures = Record<'ready' | 'later' | 'paced' | 'leased' | 'paused' | 'resting' | 'limited', number>;

/** The queue and the sites as figures. No label names a site: there are as many as receivers; the list of sites names them. */
@Injectable()
export class MeasureSites implements OnModuleInit {
  private figures: Promise<Figures> | null = null;
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly sites: SiteReads,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const gauge = (name: string, help: string, of: keyof Figures): void =>
      this.metrics.observe(name, help, async () => (await this.read())[of]);
    gauge('delivery_queue_ready', `Deliveries that may leave now, counted to ${COUNTED}.`, 'ready');
    gauge('delivery_queue_later', `Retries that wait for their time, counted to ${COUNTED}.`, 'later');
    gauge('delivery_queue_paced', `Deliveries that wait for their account's speed, counted to ${COUNTED}.`, 'paced');
    gauge('delivery_queue_leased', `Deliveries that a connection has, counted to ${COUNTED}.`, 'leased');
    gauge('delivery_sites_paused', 'Sites that staff paused.', 'paused');
    gauge('delivery_sites_resting', 'Sites that rest because a reply asked for it.', 'resting');
    gauge('delivery_sites_limited', 'Sites with fewer connections than their shaping says.', 'limited');
  }

  /** One look for all gauges, and none again for some seconds. */
  private read(): Promise<Figures> {
    const nowMs = this.clock.monotonicMs();
    if (this.figures === null || nowMs - this.readAtMs > FRESH_MS) {
      this.readAtMs = nowMs;
      this.figures = Promise.all([this.sites.waiting(COUNTED), this.sites.figures(this.clock.now())]).then(
        ([waiting, sites]) => ({ ...waiting, ...sites }),
      );
      this.figures.catch(() => (this.figures = null));
    }
    return this.figures;
  }
}
