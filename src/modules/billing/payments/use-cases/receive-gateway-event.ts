import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { Signal } from '../../../../platform/queue/signal.js';
import { PAYMENT_GATEWAY, type PaymentGateway, type ReadEvent } from '../adapters/payment-gateway.port.js';
import { GatewayEventsRepository } from '../data/gateway-events.repository.js';

type Verdict = 'kept' | 'known' | Exclude<ReadEvent['kind'], 'event'>;

/** Judges what claims to come from the gateway, and keeps it. Nothing follows from it before that is committed. */
@Injectable()
export class ReceiveGatewayEvent {
  /** Raised when there is something to follow; whoever follows in this process need not wait for his next look. */
  readonly received = new Signal();
  private readonly count: (verdict: Verdict) => void;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: GatewayEventsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    metrics: Metrics,
  ) {
    const seen = metrics.counter('gateway_events_total');
    // From nothing: Prometheus sees no increase in a figure that begins with its first forgery.
    seen.inc({ gateway: this.gateway.name, verdict: 'forged' }, 0);
    this.count = (verdict) => seen.inc({ gateway: this.gateway.name, verdict });
  }

  async run(body: Buffer, headers: Readonly<Record<string, string | undefined>>): Promise<Verdict> {
    const verdict = await this.judge(body, headers);
    this.count(verdict);
    return verdict;
  }

  private async judge(body: Buffer, headers: Readonly<Record<string, string | undefined>>): Promise<Verdict> {
    const read = this.gateway.readEvent(body, headers);
    if (read.kind !== 'event') return read.kind;
    const { name } = this.gateway;
    const isNew = await this.unitOfWork.runAsWorker((tx) => this.events.keep(tx, name, read.event));
    if (isNew) this.received.raise();
    return isNew ? 'kept' : 'known';
  }
}
