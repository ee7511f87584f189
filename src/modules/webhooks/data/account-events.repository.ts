import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { AccountEvent } from '../rules/account-event.js';

const COLUMNS = 'id, account_id as "accountId", type, occurred_at as "occurredAt", facts';

/** Business events as receivers read them, kept for those that come late and for replays. */
@Injectable()
export class AccountEventsRepository {
  constructor(private readonly pool: HotPool) {}

  /** False when it is known. */
  async insert(tx: Tx, event: AccountEvent): Promise<boolean> {
    const rows = await tx.query(
      `insert into account_events (id, account_id, type, occurred_at, facts) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1 as made`,
      [event.id, event.accountId, event.type, toDate(event.occurredAt), JSON.stringify(event.facts)],
    );
    return rows.length > 0;
  }

  async unscopedOf(ids: readonly string[]): Promise<AccountEvent[]> {
    if (ids.length === 0) return [];
    const text = `select ${COLUMNS} from account_events where id = any ($1::uuid[])`;
    return (await this.pool.query<AccountEvent>({ name: 'account_events_of', text, values: [ids] })).rows;
  }

  /** Oldest first. */
  between(
    tx: Tx,
    { accountId }: AccountScope,
    span: { from: Instant; to: Instant; types: readonly string[] | null },
    limit: number,
  ): Promise<AccountEvent[]> {
    return tx.query<AccountEvent>(
      `select ${COLUMNS} from account_events where account_id = $1 and occurred_at >= $2 and occurred_at < $3
          and ($4::text[] is null or type = any ($4)) order by occurred_at, id limit $5`,
      [accountId, toDate(span.from), toDate(span.to), span.types, limit],
    );
  }
}
