import { Injectable } from '@nestjs/common';
import type { BusinessEvents, EventName } from '../../contracts/events.js';
import { toDate } from '../../kernel/time/instant.js';
import type { Tx } from '../database/tx.js';
import { Signal } from '../queue/signal.js';

export interface NewEvent<N extends EventName> {
  accountId: string;
  aggregateId: string;
  payload: BusinessEvents[N];
}

interface Announced {
  name: EventName;
  accountId: string;
  aggregateId: string;
  payload: object;
}

const WRITE = `insert into outbox (name, account_id, aggregate_id, payload, created_at)
  select e.name, e.account_id, e.aggregate_id, e.payload, $5
  from unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[]) with ordinality e (name, account_id, aggregate_id, payload, n)
  order by e.n`;

/** Announces business events: a row in the transaction of the change itself, so that neither exists without the other. */
@Injectable()
export class Outbox {
  /** Raised after a commit that published; the relay of the same process need not wait for its next poll. */
  readonly published = new Signal();
  private readonly announced = new WeakMap<Tx, Announced[]>();

  /** Written with the transaction's commit, all that it announces in one statement and in this order. */
  publish<N extends EventName>(tx: Tx, name: N, event: NewEvent<N>): Promise<void> {
    const announced = this.announced.get(tx);
    if (announced) announced.push({ name, ...event });
    else {
      const all: Announced[] = [{ name, ...event }];
      this.announced.set(tx, all);
      tx.beforeCommit(() => this.write(tx, all));
      tx.afterCommit(() => this.published.raise());
    }
    return Promise.resolve();
  }

  private async write(tx: Tx, events: Announced[]): Promise<void> {
    await tx.query(WRITE, [
      events.map(({ name }) => name),
      events.map(({ accountId }) => accountId),
      events.map(({ aggregateId }) => aggregateId),
      events.map(({ payload }) => JSON.stringify(payload)),
      toDate(tx.now),
    ]);
  }
}
