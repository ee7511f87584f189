import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AlertKind, AlertState } from '../rules/alert.js';
import { AlertEntity } from './alert.entity.js';

export interface AlertFilter {
  state?: AlertState;
  kind?: AlertKind;
  accountId?: string;
}

type Seen = 'acknowledgedAt' | 'acknowledgedBy' | 'note';
export type FreshAlert = Omit<AlertEntity, Seen>;

const INSERT = `insert into alerts (id, kind, account_id, message_id, about, detail, occurred_at, at)
  values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) on conflict (about) do nothing returning id`;

/** Read and written by workers and staff only: customers have no right to this table. */
@Injectable()
export class AlertsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False when there is one about the same thing already. */
  async insert(tx: Tx, alert: FreshAlert): Promise<boolean> {
    const { id, kind, accountId, messageId, about, detail, occurredAt, at } = alert;
    const values = [id, kind, accountId, messageId, about, JSON.stringify(detail), toDate(occurredAt), toDate(at)];
    return (await tx.query(INSERT, values)).length > 0;
  }

  /** How many of a kind happened to an account after `from`. */
  async countSince(tx: Tx, { accountId }: AccountScope, kind: AlertKind, from: Instant): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      'select count(*)::int as n from alerts where account_id = $1 and kind = $2 and occurred_at >= $3',
      [accountId, kind, toDate(from)],
    );
    return rows[0]!.n;
  }

  /** Newest first. */
  unscopedPage(tx: Tx, filter: AlertFilter, before: string | null, limit: number): Promise<AlertEntity[]> {
    const { state, ...equal } = filter;
    const seen = state === undefined ? {} : { acknowledgedAt: state === 'open' ? IsNull() : Not(IsNull()) };
    return tx.manager.find(AlertEntity, {
      where: { ...equal, ...seen, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  unscopedFind(tx: Tx, id: string): Promise<AlertEntity | null> {
    return tx.manager.findOneBy(AlertEntity, { id });
  }

  unscopedFindForUpdate(tx: Tx, id: string): Promise<AlertEntity | null> {
    return tx.manager.findOne(AlertEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, alert: AlertEntity, change: Pick<AlertEntity, Seen>): Promise<AlertEntity> {
    const { accountId, id } = alert;
    await tx.manager.update(AlertEntity, { accountId, id }, change);
    return Object.assign(alert, change);
  }

  async unscopedCountOpen(): Promise<number> {
    const rows = await this.unitOfWork.readAsWorker<{ n: number }>(
      'select count(*)::int as n from alerts where acknowledged_at is null',
    );
    return rows[0]!.n;
  }
}
