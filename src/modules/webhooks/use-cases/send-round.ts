import { Injectable } from '@nestjs/common';
import { toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { type Called, Receiver } from '../adapters/receiver.js';
import { batchLetterOf, letterOf, type Told } from '../rules/body.js';
import type { Delivery } from '../rules/delivery.js';
import type { Verdict } from '../rules/verdict.js';
import type { Webhook } from '../rules/webhook.js';
import { ReadTold } from './read-told.query.js';

/** Deliveries that went together, and what the receiver said; no verdict when there was nothing left to send. */
export interface Sent {
  deliveries: Delivery[];
  verdict: Verdict | null;
  attempt: Called['attempt'];
}

/** Sends deliveries to their receiver: each alone and side by side, or all in one request. Holds no transaction. */
@Injectable()
export class SendRound {
  constructor(
    private readonly receiver: Receiver,
    private readonly told: ReadTold,
    private readonly clock: Clock,
  ) {}

  async run(webhook: Webhook, deliveries: readonly Delivery[]): Promise<Sent[]> {
    const told = await this.told.unscopedOf(deliveries);
    const erased = deliveries.filter(({ id }) => !told.has(id)).map((delivery) => this.erased(delivery));
    const rest = deliveries.filter(({ id }) => told.has(id));
    if (rest.length === 0) return erased;
    const calls = webhook.batch === null ? rest.map((delivery) => [delivery]) : [rest];
    const sent = await Promise.all(calls.map((together) => this.call(webhook, together, told)));
    return [...erased, ...sent];
  }

  private async call(webhook: Webhook, deliveries: Delivery[], told: ReadonlyMap<string, Told>): Promise<Sent> {
    const events = deliveries.map(({ id }) => told.get(id)!);
    const letter = webhook.batch === null ? letterOf(events[0]!) : batchLetterOf(events);
    return { deliveries, ...(await this.receiver.call(webhook, letter)) };
  }

  /** The account, or the law, wanted it forgotten: nobody is told of it any more. */
  private erased(delivery: Delivery): Sent {
    const at = toIso(this.clock.now());
    const attempt = { at, status: null, error: 'event_erased', durationMs: 0, response: null };
    return { deliveries: [delivery], verdict: null, attempt };
  }
}
