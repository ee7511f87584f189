import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../kernel/time/instant.js';
import type { Called } from '../adapters/receiver.js';
import type { QueueRow } from '../data/webhook-queues.repository.js';
import type { Delivery } from '../rules/delivery.js';
import { healthState } from '../rules/health.js';
import type { Replay } from '../rules/replay.js';
import type { Webhook } from '../rules/webhook.js';
import type { IssuedWebhook } from '../use-cases/create-webhook.js';
import type { ReplayView, TestEventView, WebhookDeliveryView } from './deliveries.dto.js';
import type { IssuedWebhookView, WebhookView } from './webhooks.dto.js';

const { event, webhookDelivery, webhookReplay } = WIRE_PREFIXES;

export function presentWebhook(webhook: Webhook, queue: QueueRow | null, now: Instant): WebhookView {
  const { id, url, description, types, active, batch, previousUntil, createdAt, updatedAt } = webhook;
  return {
    id: wireId(WIRE_PREFIXES.webhook, id),
    url,
    description,
    types,
    active,
    batch,
    health: healthOf(webhook, queue),
    previousSecretUntil: previousUntil !== null && previousUntil > now ? toIso(previousUntil) : null,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

export function presentIssued({ webhook, secret }: IssuedWebhook, now: Instant): IssuedWebhookView {
  return { ...presentWebhook(webhook, null, now), secret };
}

function healthOf({ active, disabledBecause, disabledAt }: Webhook, queue: QueueRow | null): WebhookView['health'] {
  const failedAt = queue?.lastFailureAt ?? null;
  return {
    state: healthState(active, queue?.failures ?? 0),
    lastSuccessAt: isoOrNull(queue?.lastSuccessAt ?? null),
    lastFailure:
      queue === null || failedAt === null
        ? null
        : { at: toIso(failedAt), status: queue.lastFailureStatus, error: queue.lastFailureError ?? '' },
    backlog: queue?.waiting ?? 0,
    nextAttemptAt: isoOrNull(active ? (queue?.wakeAt ?? null) : null),
    disabledBecause,
    disabledAt: isoOrNull(disabledAt),
  };
}

export function presentDelivery(delivery: Delivery): WebhookDeliveryView {
  const { id, eventId, sequence, type, occurredAt, state, nextAt, tries, attempts, createdAt, endedAt } = delivery;
  return {
    id: wireId(webhookDelivery, id),
    eventId: wireId(event, eventId),
    sequence,
    type,
    occurredAt: toIso(occurredAt),
    status: state === 'fresh' || state === 'retry' ? 'waiting' : state,
    nextAttemptAt: isoOrNull(nextAt),
    tries,
    attempts,
    createdAt: toIso(createdAt),
    endedAt: isoOrNull(endedAt),
  };
}

export function presentReplay({ id, count, from, to, types }: Replay): ReplayView {
  return { id: wireId(webhookReplay, id), count, from: toIso(from), to: toIso(to), types };
}

export function presentTest({ eventId, verdict, attempt }: Called & { eventId: string }): TestEventView {
  const { status, error, durationMs, response } = attempt;
  return { eventId: wireId(event, eventId), received: verdict.received, status, error, durationMs, response };
}
