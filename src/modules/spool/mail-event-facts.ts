import { Injectable } from '@nestjs/common';
import { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';
import { EVENT_TYPE, type EventTypeName, eventTypeName, SOURCE } from './rules/words.js';

/** Events that are alike, with what is known of their mail: all that sums are made of, and nobody's address. */
export interface MailEventFact {
  accountId: string;
  type: EventTypeName;
  /** Since 1970, in UTC. */
  hour: number;
  /** One of `MAIL_CLASS`. */
  mailClass: number;
  tags: string[];
  /** Of mail to many. */
  campaignId: string | null;
  senderDomain: string;
  recipientDomain: string;
  /** Ours, that the mail left from; null while it has not. */
  sourceIp: string | null;
  /** The mail host that was spoken to, and the mail hosts of the recipient's domain as far as they are known. */
  host: string | null;
  site: string | null;
  sandbox: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
  /** How many of them there are. */
  count: number;
}

/** What comes after a delivery says nothing of the connection that brought it: that stands with the delivery. */
const AFTER_DELIVERY = [EVENT_TYPE.complained, EVENT_TYPE.opened, EVENT_TYPE.clicked, EVENT_TYPE.unsubscribed].join();

/**
 * Mail to many is thousands of events that differ in the recipient's domain alone: they are counted where they are. The last row says how
 * far the page goes. `offset 0` keeps the planner from reading all messages and deliveries for a page of them.
 */
const FACTS = `with page as materialized (
    select log_id, account_id, message_id, delivery_id, type, at, detail from mail_events
     where log_id > $1 and log_id <= $2 order by log_id limit $3),
  mails as materialized (
    select m.* from (select distinct message_id from page) x
     cross join lateral (
       select id, class, coalesce(tags, '{}') as tags, case when source = ${SOURCE.campaign} then source_id end as campaign_id,
              lower(split_part(from_email, '@', -1)) as sender_domain, egress
         from messages where id = x.message_id offset 0) m),
  brought as materialized (
    select distinct on (e.delivery_id) e.delivery_id, e.detail ->> 'sourceIp' as source_ip, e.detail ->> 'host' as host
      from mail_events e
     where e.type = ${EVENT_TYPE.delivered} and e.message_id = any (array(
       select message_id from page
        where type in (${AFTER_DELIVERY}) or (type = ${EVENT_TYPE.bounced} and (detail ->> 'late')::boolean)))
     order by e.delivery_id, e.log_id desc),
  told as (
    select p.account_id, p.type, floor(extract(epoch from p.at) / 3600)::int as hour, m.class, m.tags, m.campaign_id, m.sender_domain, m.egress,
           lower(split_part(d.recipient, '@', -1)) as recipient_domain,
           coalesce(p.detail ->> 'sourceIp', b.source_ip) as source_ip, coalesce(p.detail ->> 'host', b.host) as host,
           coalesce((p.detail ->> 'sandbox')::boolean, false) as sandbox,
           coalesce((p.detail ->> 'machineLikely')::boolean, false) as machine_likely,
           coalesce((p.detail ->> 'firstByPerson')::boolean, false) as first_by_person, count(*)::int as n
      from page p
      join mails m on m.id = p.message_id
      left join lateral (select recipient from deliveries where id = p.delivery_id offset 0) d on true
      left join brought b on b.delivery_id = p.delivery_id
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
  select null::bigint as up_to, t.account_id, t.type, t.hour, t.class, t.tags, t.campaign_id, t.sender_domain, t.recipient_domain, t.source_ip,
         t.host, l.site, t.sandbox, t.machine_likely, t.first_by_person, t.n
    from told t
    left join domain_lanes dl on dl.egress = t.egress and dl.domain = t.recipient_domain
    left join lanes l on l.id = dl.lane_id and not l.provisional
  union all
  select max(log_id), null, null, null, null, null, null, null, null, null, null, null, null, null, null, 0
    from page having max(log_id) is not null`;

interface FactRow {
  /** Of the last row only, which is no fact. */
  up_to: number | null;
  account_id: string;
  type: number;
  hour: number;
  class: number;
  tags: string[];
  campaign_id: string | null;
  sender_domain: string;
  recipient_domain: string | null;
  source_ip: string | null;
  host: string | null;
  site: string | null;
  sandbox: boolean;
  machine_likely: boolean;
  first_by_person: boolean;
  n: number;
}

/** The log for consumers that keep sums of all accounts. */
@Injectable()
export class MailEventFacts {
  constructor(
    private readonly pool: HotPool,
    private readonly horizon: EventHorizon,
  ) {}

  /** The next events after `sequence`, together where they are alike; those whose mail was erased are passed over. */
  async after(sequence: number, limit = 5_000): Promise<{ upTo: number; facts: MailEventFact[] }> {
    const { rows } = await this.pool.query<FactRow>({
      name: 'mail_event_facts',
      text: FACTS,
      values: [sequence, await this.horizon.read(), Math.trunc(limit)],
    });
    const upTo = rows.find(({ up_to: last }) => last !== null)?.up_to ?? sequence;
    return { upTo, facts: rows.flatMap(factOf) };
  }
}

function factOf(row: FactRow): MailEventFact[] {
  if (row.up_to !== null) return [];
  return [
    {
      accountId: row.account_id,
      type: eventTypeName(row.type),
      hour: row.hour,
      mailClass: row.class,
      tags: row.tags,
      campaignId: row.campaign_id,
      senderDomain: row.sender_domain,
      recipientDomain: row.recipient_domain ?? '',
      sourceIp: row.source_ip,
      host: row.host,
      site: row.site,
      sandbox: row.sandbox,
      machineLikely: row.machine_likely,
      firstByPerson: row.first_by_person,
      count: row.n,
    },
  ];
}
