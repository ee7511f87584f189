import { Injectable } from '@nestjs/common';
import { addMs, earliest, type Instant, SECOND_MS } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { WebhookDeliveriesRepository } from '../data/webhook-deliveries.repository.js';
import { type Turn, WebhookQueuesRepository } from '../data/webhook-queues.repository.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';
import type { Delivery } from '../rules/delivery.js';
import type { Webhook } from '../rules/webhook.js';
import { AtMost } from './at-most.js';
import { RecordRound } from './record-round.js';
import { SendRound, type Sent } from './send-round.js';

/** Requests to one receiver at the same time; one while it fails. */
const AT_ONCE = 4;
/** Then others have their turn. */
const LONGEST_TURN_MS = 5 * SECOND_MS;
/** With so many refused events nothing new is sent until some of them are taken. */
const MOST_REFUSED = 1_000;
/** Transactions of all turns at the same time: mail and its consumers share the connections. */
const TRANSACTIONS = 3;

interface Round {
  webhook: Webhook;
  deliveries: Delivery[];
}

/** Everything a turn reads and writes. */
@Injectable()
export class TurnStores {
  constructor(
    readonly webhooks: WebhooksRepository,
    readonly queues: WebhookQueuesRepository,
    readonly deliveries: WebhookDeliveriesRepository,
  ) {}
}

/**
 * One turn of a receiver: rounds of calls, each recorded in the transaction that takes the next events, until nothing is due,
 * the time is over, or the receiver must rest. A crash repeats the round that was under way, with the same ids.
 */
@Injectable()
export class TakeTurn {
  private readonly transactions = new AtMost(TRANSACTIONS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: TurnStores,
    private readonly record: RecordRound,
    private readonly send: SendRound,
    private readonly clock: Clock,
  ) {}

  async run(turn: Turn, isStopping: () => boolean): Promise<void> {
    const endsAt = this.clock.monotonicMs() + LONGEST_TURN_MS;
    for (let sent: Sent[] = []; ;) {
      const isLast = isStopping() || this.clock.monotonicMs() > endsAt;
      const said = sent;
      const round = await this.transactions.run(() =>
        this.unitOfWork.runAsWorker((tx) => this.nextRound(tx, turn, said, isLast)),
      );
      if (round === null) return;
      sent = await this.send.run(round.webhook, round.deliveries);
    }
  }

  private async nextRound(tx: Tx, turn: Turn, sent: Sent[], isLast: boolean): Promise<Round | null> {
    const { queues, webhooks } = this.stores;
    const queue = await queues.unscopedLock(tx, turn);
    const webhook = queue === null ? null : await webhooks.find(tx, accountScope(queue.accountId), turn.webhookId);
    if (queue === null || webhook === null) return null;
    const health = sent.length === 0 ? null : await this.record.unscopedIn(tx, webhook, queue, sent);
    if (!webhook.active || (health?.disable ?? null) !== null) return this.release(tx, turn, false, null);
    const restUntil = health?.health.restUntil ?? null;
    if (restUntil !== null) return this.release(tx, turn, false, restUntil);
    const failures = health?.health.failures ?? queue.failures;
    return this.choose(tx, turn, webhook, { failures, isProbe: sent.length === 0 && queue.failures > 0, isLast });
  }

  private async choose(
    tx: Tx,
    turn: Turn,
    webhook: Webhook,
    { failures, isProbe, isLast }: { failures: number; isProbe: boolean; isLast: boolean },
  ): Promise<Round | null> {
    const { deliveries } = this.stores;
    const waiting = await deliveries.unscopedWaiting(tx, webhook.id, MOST_REFUSED);
    const most = failures > 0 ? 1 : (webhook.batch?.maxEvents ?? AT_ONCE);
    const only = { fresh: waiting.refused < MOST_REFUSED, anyRetry: isProbe };
    const next = await deliveries.unscopedNext(tx, webhook.id, most, only);
    const freshAt = only.fresh ? freshDue(webhook, waiting.freshSince, next.length) : null;
    const isDue = next.length > 0 && (failures > 0 || isTime(webhook, next, tx.now));
    if (isDue && !isLast) return { webhook, deliveries: next };
    return this.release(tx, turn, isDue, isDue ? null : earliest(freshAt, waiting.retryAt));
  }

  /** A time that has come is a reason to be called again, not to wait. */
  private async release(tx: Tx, turn: Turn, ready: boolean, wakeAt: Instant | null): Promise<null> {
    const due = wakeAt !== null && wakeAt <= tx.now;
    await this.stores.queues.unscopedRelease(tx, turn.webhookId, { ready: ready || due, wakeAt: due ? null : wakeAt });
    return null;
  }
}

/** A batch goes when it is full, when its first event has waited long enough, or when it was refused before. */
function isTime({ batch }: Webhook, next: readonly Delivery[], now: Instant): boolean {
  if (batch === null || next.length >= batch.maxEvents) return true;
  return next.some(({ state, createdAt }) => state === 'retry' || waitedUntil(batch, createdAt) <= now);
}

function freshDue({ batch }: Webhook, freshSince: Instant | null, found: number): Instant | null {
  if (freshSince === null) return null;
  return batch === null || found >= batch.maxEvents ? freshSince : waitedUntil(batch, freshSince);
}

function waitedUntil(batch: { maxWaitSeconds: number }, since: Instant): Instant {
  return addMs(since, batch.maxWaitSeconds * SECOND_MS);
}
