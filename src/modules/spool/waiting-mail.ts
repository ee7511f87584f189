import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { BECAUSE, type BecauseName, becauseName, EVENT_TYPE, QUEUE_STATE } from './rules/words.js';

/** What keeps a delivery in the queue at this moment. */
export interface WaitingFacts {
  deliveryId: string;
  because: BecauseName;
  /** When it goes on, as far as that is known. */
  until: Instant | null;
  /** The first mail host of the site, or the domain. */
  host: string | null;
  /** The words of the reply that made it wait. */
  reply: string | null;
  /** What staff wrote. */
  reason: string | null;
  /** How many wait for the same connections, counted to a thousand. */
  waitingThere: number | null;
}

interface Row {
  id: string;
  state: number;
  because: number;
  next_at: Instant | null;
  site: string | null;
  last: { host?: string | null; code?: number | null; text?: string | null } | null;
  rest_until: Instant | null;
  rest_reply: string | null;
  rest_because: number | null;
  pause_reason: string | null;
  pause_until: Instant | null;
  sending_reason: string | null;
  waiting_there: number | null;
}

const COUNTED = 1_000;
const { retry, greylisted, throttled, warming_up: warmingUp } = BECAUSE;
/** What rests a site besides that it cannot be reached. */
const RESTS = new Map<number, BecauseName>([
  [throttled, 'throttled'],
  [warmingUp, 'warming_up'],
]);

const FACTS = `select q.id, q.state, q.because, q.next_at, l.site, e.detail as last, s.paused_until as rest_until, s.paused_reply as rest_reply,
    s.because as rest_because, p.reason as pause_reason, p.until_at as pause_until, a.reason as sending_reason,
    case when q.state = ${QUEUE_STATE.ready} then
      (select count(*)::int from (select from delivery_queue r where r.state = 0 and r.lane_id = q.lane_id limit ${COUNTED}) x) end as waiting_there
  from unnest($2::uuid[]) x (id)
  join delivery_queue q on q.id = x.id and q.account_id = $1
  left join lanes l on l.id = q.lane_id
  left join sending_pauses a on a.account_id = q.account_id
  left join lateral (select s.paused_until, s.paused_reply, s.because from ip_sites s
     where s.site = l.site and s.paused_until > $3::timestamptz and (q.source_ip is null or s.ip = q.source_ip)
       and (s.because <> ${warmingUp} or l.egress ~ '^(pool|ip):')
     order by s.paused_until desc limit 1) s on true
  left join lateral (select p.reason, p.until_at from delivery_pauses p
     where p.site in (l.site, '*') and p.ip in ('*', coalesce(q.source_ip, 'any')) order by p.until_at desc nulls first limit 1) p on true
  left join lateral (select e.detail from mail_events e where e.message_id = q.message_id and e.delivery_id = q.id
     and e.type = ${EVENT_TYPE.deferred} order by e.log_id desc limit 1) e on q.because in (${retry}, ${greylisted}, ${throttled})`;

/** Why mail waits: one statement for all recipients of a message. */
@Injectable()
export class WaitingMail {
  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** Of those that are still in the queue and that no connection has. */
  async factsOf(scope: AccountScope, deliveryIds: readonly string[]): Promise<Map<string, WaitingFacts>> {
    if (deliveryIds.length === 0) return new Map();
    const { rows } = await this.pool.query<Row>(FACTS, [scope.accountId, deliveryIds, toIso(this.clock.now())]);
    return new Map(rows.filter(({ state }) => state !== QUEUE_STATE.leased).map((row) => [row.id, factsOf(row)]));
  }
}

function factsOf(row: Row): WaitingFacts {
  const own = ownFacts(row);
  const held = row.state === QUEUE_STATE.held || row.state === QUEUE_STATE.scheduled;
  const toldBySending = { ...own, reply: null, waitingThere: null };
  if (row.sending_reason !== null && (!held || row.because === BECAUSE.sending_paused))
    return { ...toldBySending, because: 'sending_paused', until: null, reason: row.sending_reason };
  if (row.state !== QUEUE_STATE.ready) return own;
  if (row.pause_reason !== null)
    return { ...toldBySending, because: 'site_paused', until: row.pause_until, reason: row.pause_reason };
  if (row.rest_until !== null) {
    const because = RESTS.get(row.rest_because ?? 0) ?? 'site_paused';
    return { ...toldBySending, because, until: row.rest_until, reply: row.rest_reply };
  }
  return { ...own, because: 'no_connection' };
}

function ownFacts(row: Row): WaitingFacts {
  const reply = [row.last?.code, row.last?.text].filter((part) => part != null && part !== '').join(' ');
  return {
    deliveryId: row.id,
    because: becauseName(row.because),
    until: row.next_at,
    host: row.last?.host ?? hostOf(row.site),
    reply: reply === '' ? null : reply,
    reason: null,
    waitingThere: row.waiting_there,
  };
}

/** `mx:a.example,b.example`, `domain:example.org`, `host:relay.example:25` */
function hostOf(site: string | null): string | null {
  if (site === null) return null;
  return site.replace(/^(?:mx|tls|domain|host):/, '').split(/,|:(?=\d+$)/)[0] ?? null;
}
