import { Injectable } from '@nestjs/common';
import { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';
import { type EventTypeName, eventTypeName } from './rules/words.js';

/** Events of mail to many that are alike, with what their sums are made of. */
export interface BulkEventFact {
  accountId: string;
  bulkId: string;
  type: EventTypeName;
  /** Since 1970, in UTC. */
  hour: number;
  recipientDomain: string;
  /** Of a click. */
  url: string | null;
  /** A bounce that came back after the mail had been taken. */
  isLate: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
  /** How many of them there are. */
  count: number;
}

/**
 * A batch to many is accepted within moments: its events are counted where they are, and what comes out is few rows. `offset 0`
 * keeps the planner from reading all deliveries for a page of them.
 */
const FACTS = `with page as materialized (
    select log_id, account_id, message_id, delivery_id, type, at, detail from mail_events
     where log_id > $1 and log_id <= $2 order by log_id limit $3),
  bulk_messages as materialized (
    select m.id, m.bulk_id from (select distinct message_id from page) x
     cross join lateral (select id, bulk_id from messages where id = x.message_id and bulk_id is not null offset 0) m),
  told as (
    select p.account_id, m.bulk_id, p.type, floor(extract(epoch from p.at) / 3600)::int as hour,
           lower(split_part(d.recipient, '@', -1)) as recipient_domain, p.detail ->> 'url' as url,
           coalesce((p.detail ->> 'late')::boolean, false) as late,
           coalesce((p.detail ->> 'machineLikely')::boolean, false) as machine_likely,
           coalesce((p.detail ->> 'firstByPerson')::boolean, false) as first_by_person
      from page p
      join bulk_messages m on m.id = p.message_id
      left join lateral (select recipient from deliveries where id = p.delivery_id offset 0) d on true)
  select max(log_id) as up_to, null::uuid as account_id, null::uuid as bulk_id, null::smallint as type, null::int as hour,
         null::text as recipient_domain, null::text as url, null::boolean as late, null::boolean as machine_likely,
         null::boolean as first_by_person, 0 as n
    from page having max(log_id) is not null
  union all
  select 0, t.*, count(*)::int from told t group by 2, 3, 4, 5, 6, 7, 8, 9, 10`;

interface FactRow {
  up_to: number;
  account_id: string;
  bulk_id: string | null;
  type: number;
  hour: number;
  recipient_domain: string | null;
  url: string | null;
  late: boolean;
  machine_likely: boolean;
  first_by_person: boolean;
  n: number;
}

/** The log for whoever keeps sums of mail to many. */
@Injectable()
export class BulkEventFacts {
  constructor(
    private readonly pool: HotPool,
    private readonly horizon: EventHorizon,
  ) {}

  /** The next events after `sequence`, together where they are alike; those of other mail are passed over. */
  async after(sequence: number, limit: number): Promise<{ upTo: number; facts: BulkEventFact[] }> {
    const { rows } = await this.pool.query<FactRow>({
      name: 'bulk_event_facts',
      text: FACTS,
      values: [sequence, await this.horizon.read(), Math.trunc(limit)],
    });
    const upTo = rows.find(({ bulk_id: none }) => none === null)?.up_to ?? sequence;
    return { upTo, facts: rows.flatMap(factOf) };
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
      hour: row.hour,
      recipientDomain: row.recipient_domain ?? '',
      url: row.url,
      isLate: row.late,
      machineLikely: row.machine_likely,
      firstByPerson: row.first_by_person,
      count: row.n,
    },
  ];
}
