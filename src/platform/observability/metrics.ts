import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type LabelOf, type MetricName, type MetricOf, METRICS } from '../../contracts/metrics.table.js';

const PREFIX = 'posthorn_';

/** The figures of this process, for Prometheus. Asking for a name again answers the same metric; what it means is in the table. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: PREFIX });
  }

  counter<N extends MetricOf<'counter'>>(name: N): Counter<LabelOf<N>> {
    return this.known<Counter<LabelOf<N>>>(name) ?? new Counter(this.settings(name));
  }

  histogram<N extends MetricOf<'histogram'>>(name: N, buckets: number[]): Histogram<LabelOf<N>> {
    return this.known<Histogram<LabelOf<N>>>(name) ?? new Histogram({ ...this.settings(name), buckets });
  }

  /** A gauge that is read when somebody looks; null leaves it out. A read that fails must not take the others with it. */
  observe(name: MetricOf<'gauge'>, read: () => number | null | Promise<number | null>): void {
    this.observeEach(name, async () => {
      const value = await read();
      return value === null ? [] : [{ labels: {} as Record<LabelOf<typeof name>, string>, value }];
    });
  }

  /** The same with a value for each combination of labels. */
  observeEach<N extends MetricOf<'gauge'>>(
    name: N,
    read: () => Promise<{ labels: Record<LabelOf<N>, string>; value: number }[]>,
  ): void {
    if (this.known(name)) return;
    new Gauge({
      ...this.settings(name),
      async collect() {
        const values = await read().catch(() => []);
        this.reset();
        // One without labels is 0 when it is reset, and nobody knows that it is.
        if (values.length === 0 && METRICS[name].labels.length === 0) this.remove();
        for (const { labels, value } of values) this.set(labels, value);
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  render(): Promise<string> {
    return this.registry.metrics();
  }

  private settings<N extends MetricName>(
    name: N,
  ): { name: string; help: string; labelNames: LabelOf<N>[]; registers: Registry[] } {
    const { help, labels } = METRICS[name];
    return { name: PREFIX + name, help, labelNames: [...labels] as LabelOf<N>[], registers: [this.registry] };
  }

  private known<M>(name: MetricName): M | undefined {
    return this.registry.getSingleMetric(PREFIX + name) as M | undefined;
  }
}
