import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AlertsRepository } from '../data/alerts.repository.js';
import type { AlertKind } from '../rules/alert.js';

export interface NewAlert {
  kind: AlertKind;
  /** What it tells of, named once for all: the same again is no second alert. */
  about: string;
  messageId?: string | null;
  detail?: Record<string, unknown>;
  /** When it happened, if that was before now. */
  occurredAt?: Instant;
}

/** Puts something before staff: into their queue, into the figures, and out as an event. */
@Injectable()
export class RaiseAlert {
  private readonly raised: Counter<'kind'>;

  constructor(
    private readonly alerts: AlertsRepository,
    private readonly outbox: Outbox,
    metrics: Metrics,
  ) {
    this.raised = metrics.counter('alerts_total');
    metrics.observe('alerts_open', () => alerts.unscopedCountOpen());
  }

  /** Worker transactions only. False when the same was told before. */
  async in(tx: Tx, { accountId }: AccountScope, alert: NewAlert): Promise<boolean> {
    const { kind, about, messageId = null, detail = {}, occurredAt = tx.now } = alert;
    const id = newId(tx.now);
    const isNew = await this.alerts.insert(tx, {
      id,
      kind,
      accountId,
      messageId,
      about,
      detail,
      occurredAt,
      at: tx.now,
    });
    if (!isNew) return false;
    await this.outbox.publish(tx, 'alert.raised.v1', { accountId, aggregateId: id, payload: { alertId: id, kind } });
    tx.afterCommit(() => this.raised.inc({ kind }));
    return true;
  }
}
