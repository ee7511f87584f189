import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { type DeliveryResult, WebhookDeliveriesRepository } from '../data/webhook-deliveries.repository.js';
import { type QueueRow, WebhookQueuesRepository } from '../data/webhook-queues.repository.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';
import { type Judgement, judgeHealth } from '../rules/health.js';
import { nextTry } from '../rules/retry-schedule.js';
import type { Webhook } from '../rules/webhook.js';
import type { Sent } from './send-round.js';

/** A receiver that needs longer gets a place among its like only. */
const SLOW_MS = 2_000;

/** What is known of a receiver after a round, under the lock of its row. */
@Injectable()
export class RecordRound {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly queues: WebhookQueuesRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Answers what the round says about the receiver. */
  async unscopedIn(tx: Tx, webhook: Webhook, queue: QueueRow, sent: readonly Sent[]): Promise<Judgement> {
    const outcomes = sent.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
    const judged = judgeHealth(queue, outcomes, tx.now, Math.random());
    const results = sent.flatMap((one) => resultsOf(one, tx.now, judged.disable !== null));
    await this.deliveries.unscopedRecord(tx, results);
    if (judged.recovered) await this.deliveries.unscopedRetryNow(tx, webhook.id);
    const failure = sent.findLast(({ verdict }) => verdict !== null && !verdict.received)?.attempt;
    await this.queues.unscopedSettle(tx, webhook.id, {
      ...judged.health,
      troubled: failure !== undefined || sent.some(({ attempt }) => attempt.durationMs > SLOW_MS),
      ended: results.filter(({ state }) => state !== 'retry').length,
      lastSuccessAt: outcomes.some(({ received }) => received) ? tx.now : null,
      lastFailure: failure === undefined ? null : { at: tx.now, status: failure.status, error: failure.error ?? '' },
    });
    await this.announce(tx, webhook, judged);
    return judged;
  }

  private async announce(tx: Tx, webhook: Webhook, { notice, disable, health }: Judgement): Promise<void> {
    const facts = { webhookId: webhook.id, host: new URL(webhook.url).host };
    const about = { accountId: webhook.accountId, aggregateId: webhook.id };
    if (notice && health.failingSince !== null)
      await this.outbox.publish(tx, 'webhook.failing.v1', {
        ...about,
        payload: { ...facts, since: toIso(health.failingSince) },
      });
    if (disable === null) return;
    await this.webhooks.save(tx, {
      ...webhook,
      active: false,
      disabledBecause: disable,
      disabledAt: tx.now,
      version: webhook.version + 1,
      updatedAt: tx.now,
    });
    await this.outbox.publish(tx, 'webhook.disabled.v1', { ...about, payload: { ...facts, because: disable } });
  }
}

/** What a receiver that is switched off did not take waits until it is switched on. */
function resultsOf({ deliveries, verdict, attempt }: Sent, now: Instant, endsHere: boolean): DeliveryResult[] {
  return deliveries.map(({ id, tries, firstTriedAt }) => {
    if (verdict === null) return { id, state: 'failed', nextAt: null, attempt };
    if (verdict.received) return { id, state: 'delivered', nextAt: null, attempt };
    if (endsHere) return { id, state: 'retry', nextAt: now, attempt };
    const nextAt = nextTry(tries + 1, firstTriedAt ?? now, now, Math.random());
    return { id, state: nextAt === null ? 'failed' : 'retry', nextAt, attempt };
  });
}
