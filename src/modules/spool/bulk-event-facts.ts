import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';
import { type EventTypeName, eventTypeName } from './rules/words.js';

/** An event of mail to many, with what its sums are made of. */
export interface BulkEventFact {
  accountId: string;
  bulkId: string;
  type: EventTypeName;
  at: Instant;
  recipientDomain: string;
  /** Of a click. */
  url: string | null;
  /** A bounce that came back after the mail had been taken. */
  isLate: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
}

const FACTS = `with page as materialized (
    select log_id, account_id, message_id, delivery_id, type, at, detail from mail_events
     where log_id > $1 and log_id <= $2 order by log_id limit $3)
  select p.log_id, p.account_id, p.type, p.at, m.bulk_id,
         case when m.bulk_id is not null then lower(split_part(d.recipient, '@', -1)) end as recipient_domain,
         p.detail ->> 'url' as url, coalesce((p.detail ->> 'late')::boolean, false) as late,
         coalesce((p.detail ->> 'machineLikely')::boolean, false) as machine_likely,
         coalesce((p.detail ->> 'firstByPerson')::boolean, false) as first_by_person
    from page p
    left join messages m on m.id = p.message_id
    left join deliveries d on d.id = p.delivery_id and m.bulk_id is not null
   order by p.log_id`;

interface FactRow {
  log_id: number;
  account_id: string;
  type: number;
  at: Instant;
  bulk_id: string | null;
  recipient_domain: string | null;
  url: string | null;
  late: boolean;
  machine_likely: boolean;
  first_by_person: boolean;
}

/** The log for whoever keeps sums of mail to many. */
@Injectable()
export class BulkEventFacts {
  constructor(
    private readonly pool: HotPool,
    private readonly horizon: EventHorizon,
  ) {}

  /** The next events after `sequence`; those of other mail are passed over. */
  async after(sequence: number, limit = 5_000): Promise<{ upTo: number; facts: BulkEventFact[] }> {
    const { rows } = await this.pool.query<FactRow>({
      name: 'bulk_event_facts',
      text: FACTS,
      values: [sequence, await this.horizon.read(), Math.trunc(limit)],
    });
    return { upTo: rows.at(-1)?.log_id ?? sequence, facts: rows.flatMap(factOf) };
  }

  /** Whether there is nothing left to read after `sequence`. */
  async isReadUpTo(sequence: number): Promise<boolean> {
    return (await this.horizon.read()) <= sequence;
  }
}

function factOf(row: FactRow): BulkEventFact[] {
  if (row.bulk_id === null) return [];
  return [
    {
      accountId: row.account_id,
      bulkId: row.bulk_id,
      type: eventTypeName(row.type),
      at: row.at,
      recipientDomain: row.recipient_domain ?? '',
      url: row.url,
      isLate: row.late,
      machineLikely: row.machine_likely,
      firstByPerson: row.first_by_person,
    },
  ];
}
