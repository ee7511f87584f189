import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'posthorn_';

/**
 * The figures of this process, for Prometheus. Asking for a name again answers the same metric, so that each place
 * that counts can say what it counts. Labels must have few values: never an id or an address.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: PREFIX });
  }

  counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return (
      this.known<Counter<L>>(name) ?? new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] })
    );
  }

  gauge<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return (
      this.known<Gauge<L>>(name) ?? new Gauge({ name: PREFIX + name, help, labelNames, registers: [this.registry] })
    );
  }

  /** A gauge that is read when somebody looks. */
  observe(name: string, help: string, read: () => number | Promise<number>): void {
    if (this.known(name)) return;
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  histogram<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[],
    buckets: number[],
  ): Histogram<L> {
    return (
      this.known<Histogram<L>>(name) ??
      new Histogram({ name: PREFIX + name, help, labelNames, buckets, registers: [this.registry] })
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  render(): Promise<string> {
    return this.registry.metrics();
  }

  private known<M>(name: string): M | undefined {
    return this.registry.getSingleMetric(PREFIX + name) as M | undefined;
  }
}
