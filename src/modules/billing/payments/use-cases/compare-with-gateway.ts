import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { PaidPayments } from '../data/paid-payments.repository.js';
import { JudgeCharge } from './judge-charge.js';

/** More than a day, so that one comparison that could not be made leaves no gap. */
const WINDOW_MS = 3 * DAY_MS;
const PAGE = 500;

/**
 * Once a day the gateway's books are read and held against ours, in both directions: events can be lost, and a process
 * can die between a success and its settling.
 */
@Injectable()
export class CompareWithGateway implements OnModuleInit {
  private readonly log = new Logger('CompareWithGateway');

  constructor(
    private readonly paid: PaidPayments,
    private readonly judge: JudgeCharge,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly clock: Clock,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    if (!this.gateway.sendsEvents) return;
    this.sources.register(every(DAY_MS, 'compare-with-gateway', RANK.billing, this.clock, (at) => this.run(at)));
  }

  private async run(at: Instant): Promise<void> {
    try {
      const seen = await this.readTheirs();
      await this.readOurs(addMs(at, -WINDOW_MS), seen);
    } catch (error) {
      // The next day reads what this one could not.
      this.log.warn({ msg: 'the books could not be compared', err: (error as Error).message });
    }
  }

  /** Gateways live in machine time, whatever the clock of a test says. */
  private async readTheirs(): Promise<Set<string>> {
    const seen = new Set<string>();
    for await (const { id, reference, amount, outcome } of this.gateway.chargesSince(
      addMs(this.clock.machineNow(), -WINDOW_MS),
    )) {
      if (reference === null) continue;
      seen.add(reference);
      await this.judge.run(reference, { id, amount, outcome });
    }
    return seen;
  }

  private async readOurs(since: Instant, seen: ReadonlySet<string>): Promise<void> {
    const { name } = this.gateway;
    for (let after: string | null = null; ;) {
      const page: string[] = await this.paid.unscopedSince(name, since, after, PAGE);
      for (const paymentId of page.filter((id) => !seen.has(id))) {
        await this.judge.run(paymentId, { id: null, amount: null, outcome: await this.gateway.inquire(paymentId) });
      }
      if (page.length < PAGE) return;
      after = page.at(-1)!;
    }
  }
}
