import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';
import { EVENT_TYPE, type EventTypeName, eventTypeName, SOURCE } from './rules/words.js';

/** An event with what is known of its mail: all that sums are made of, and nobody's address. */
export interface MailEventFact {
  accountId: string;
  type: EventTypeName;
  at: Instant;
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
}

/** What comes after a delivery says nothing of the connection that brought it: that stands with the delivery. */
const AFTER_DELIVERY = [EVENT_TYPE.complained, EVENT_TYPE.opened, EVENT_TYPE.clicked, EVENT_TYPE.unsubscribed].join();

const FACTS = `with page as materialized (
    select log_id, account_id, message_id, delivery_id, type, at, detail from mail_events
     where log_id > $1 and log_id <= $2 order by log_id limit $3),
  brought as materialized (
    select distinct on (e.delivery_id) e.delivery_id, e.detail ->> 'sourceIp' as source_ip, e.detail ->> 'host' as host
      from mail_events e
     where e.type = ${EVENT_TYPE.delivered} and e.message_id = any (array(
       select message_id from page
        where type in (${AFTER_DELIVERY}) or (type = ${EVENT_TYPE.bounced} and (detail ->> 'late')::boolean)))
     order by e.delivery_id, e.log_id desc)
  select p.log_id, p.account_id, p.type, p.at, m.class, m.tags, case when m.source = ${SOURCE.campaign} then m.source_id end as campaign_id,
         lower(split_part(m.from_email, '@', -1)) as sender_domain, lower(split_part(d.recipient, '@', -1)) as recipient_domain,
         coalesce(p.detail ->> 'sourceIp', b.source_ip) as source_ip, coalesce(p.detail ->> 'host', b.host) as host, l.site,
         coalesce((p.detail ->> 'sandbox')::boolean, false) as sandbox,
         coalesce((p.detail ->> 'machineLikely')::boolean, false) as machine_likely,
         coalesce((p.detail ->> 'firstByPerson')::boolean, false) as first_by_person
    from page p
    left join messages m on m.id = p.message_id
    left join deliveries d on d.id = p.delivery_id
    left join brought b on b.delivery_id = p.delivery_id
    left join domain_lanes dl on dl.egress = m.egress and dl.domain = lower(split_part(d.recipient, '@', -1))
    left join lanes l on l.id = dl.lane_id and not l.provisional
   order by p.log_id`;

interface FactRow {
  log_id: number;
  account_id: string;
  type: number;
  at: Instant;
  class: number | null;
  tags: string[] | null;
  campaign_id: string | null;
  sender_domain: string | null;
  recipient_domain: string | null;
  source_ip: string | null;
  host: string | null;
  site: string | null;
  sandbox: boolean;
  machine_likely: boolean;
  first_by_person: boolean;
}

/** The log for consumers that keep sums of all accounts. */
@Injectable()
export class MailEventFacts {
  constructor(
    private readonly pool: HotPool,
    private readonly horizon: EventHorizon,
  ) {}

  /** The next events after `sequence`; those whose mail was erased are passed over. */
  async after(sequence: number, limit = 5_000): Promise<{ upTo: number; facts: MailEventFact[] }> {
    const { rows } = await this.pool.query<FactRow>({
      name: 'mail_event_facts',
      text: FACTS,
      values: [sequence, await this.horizon.read(), Math.trunc(limit)],
    });
    return { upTo: rows.at(-1)?.log_id ?? sequence, facts: rows.flatMap(factOf) };
  }
}

function factOf(row: FactRow): MailEventFact[] {
  if (row.class === null) return [];
  return [
    {
      accountId: row.account_id,
      type: eventTypeName(row.type),
      at: row.at,
      mailClass: row.class,
      tags: row.tags ?? [],
      campaignId: row.campaign_id,
      senderDomain: row.sender_domain ?? '',
      recipientDomain: row.recipient_domain ?? '',
      sourceIp: row.source_ip,
      host: row.host,
      site: row.site,
      sandbox: row.sandbox,
      machineLikely: row.machine_likely,
      firstByPerson: row.first_by_person,
    },
  ];
}
