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

/** Announces business events: a row in the transaction of the change itself, so that neither exists without the other. */
@Injectable()
export class Outbox {
  /** Raised after a commit that published; the relay of the same process need not wait for its next poll. */
  readonly published = new Signal();

  async publish<N extends EventName>(tx: Tx, name: N, event: NewEvent<N>): Promise<void> {
    await tx.query(
      'insert into outbox (name, account_id, aggregate_id, payload, created_at) values ($1, $2, $3, $4, $5)',
      [name, event.accountId, event.aggregateId, JSON.stringify(event.payload), toDate(tx.now)],
    );
    tx.afterCommit(() => this.published.raise());
  }
}
