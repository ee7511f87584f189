import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { AlertKind, NewAlert, PaymentAlert } from '../rules/payment-alert.js';

interface Row {
  id: string;
  kind: AlertKind;
  subject: string;
  payment_id: string | null;
  facts: Record<string, string>;
  raised_at: Instant;
  resolved_at: Instant | null;
  note: string | null;
}

@Injectable()
export class PaymentAlertsRepository {
  /** False when the same is open already. */
  async raise(tx: Tx, { kind, subject, paymentId, facts }: NewAlert): Promise<boolean> {
    const raised = await tx.query(
      `insert into payment_alerts (id, kind, subject, payment_id, facts, raised_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (kind, subject) where resolved_at is null do nothing returning 1 as raised`,
      [newId(tx.now), kind, subject, paymentId, JSON.stringify(facts), toDate(tx.now)],
    );
    return raised.length === 1;
  }

  /** Newest first. */
  async page(tx: Tx, isOpen: boolean | null, limit: number, before: string | null): Promise<PaymentAlert[]> {
    const rows = await tx.query<Row>(
      `select * from payment_alerts
       where ($1::boolean is null or (resolved_at is null) = $1) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [isOpen, before, limit],
    );
    return rows.map(alertOf);
  }

  async find(tx: Tx, id: string): Promise<PaymentAlert | null> {
    const rows = await tx.query<Row>('select * from payment_alerts where id = $1', [id]);
    return rows[0] ? alertOf(rows[0]) : null;
  }

  /** What was resolved stays as it was resolved first. */
  async resolve(tx: Tx, id: string, staffId: string, note: string): Promise<void> {
    await tx.query(
      `update payment_alerts set resolved_at = $2, resolved_by = $3, note = $4 where id = $1 and resolved_at is null`,
      [id, toDate(tx.now), staffId, note],
    );
  }
}

function alertOf(row: Row): PaymentAlert {
  const { id, kind, subject, facts, note } = row;
  const times = { raisedAt: row.raised_at, resolvedAt: row.resolved_at };
  return { id, kind, subject, paymentId: row.payment_id, facts, note, ...times };
}
