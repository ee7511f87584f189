import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { ReputationClass } from '../../pools/index.js';
import { planNamed, stageOf } from '../../warmup/index.js';
import { type EgressIp, type EgressPool, type EgressRule, EgressTable } from '../rules/egress-table.js';

/** A machine is believed to be there for so long after it was last heard. */
const HEARD = `interval '30 seconds'`;

/** What is cheap to ask every second: whether anything changed, the machines that are there included. */
const VERSION = `select v.version || ':' || coalesce((select string_agg(w.id || ' ' || w.addresses::text, ';' order by w.id)
    from workers w where w.addresses is not null and w.seen_at > clock_timestamp() - ${HEARD}), '') as version
  from egress_versions v`;

const IPS = `select i.id, host(i.address) as address, host(coalesce(i.local_address, i.address)) as "localAddress", i.hostname as "heloName",
    i.account_id as "accountId", i.pool_id as "poolId", i.state, w.plan, w.stage,
    exists (select from workers m where m.addresses is not null and m.seen_at > clock_timestamp() - ${HEARD}
      and coalesce(i.local_address, i.address) <<= any (m.addresses)) as bound
  from ip_addresses i left join ip_warmups w on w.ip_id = i.id and i.state = 'warming'
 where i.state not in ('stock', 'cooling', 'retired')`;

const POOLS = `select id, account_id as "accountId", name, class, stream, overflow from ip_pools order by id`;

const RULES = `select account_id as "accountId", sender_domain as "senderDomain", recipient_domain as "recipientDomain", tag,
    pool_id as "poolId" from routing_rules order by account_id, place, id`;

const CLASSES = `select account_id as "accountId", class from sender_classes where class <> 'good'`;

interface IpRow extends Omit<EgressIp, 'limits'> {
  plan: string | null;
  stage: number | null;
}

@Injectable()
export class EgressReader {
  constructor(private readonly pool: HotPool) {}

  async version(): Promise<string> {
    const { rows } = await this.pool.query<{ version: string }>({ name: 'egress_version', text: VERSION });
    return rows[0]?.version ?? '';
  }

  async read(version: string): Promise<EgressTable> {
    const [ips, pools, rules, classes] = await Promise.all([
      this.pool.query<IpRow>(IPS),
      this.pool.query<EgressPool>(POOLS),
      this.pool.query<EgressRule>(RULES),
      this.pool.query<{ accountId: string; class: ReputationClass }>(CLASSES),
    ]);
    const classOf = new Map(classes.rows.map(({ accountId, class: of }) => [accountId, of]));
    return new EgressTable(version, ips.rows.map(ipOf), pools.rows, rules.rows, classOf);
  }
}

function ipOf({ plan, stage, ...ip }: IpRow): EgressIp {
  return { ...ip, limits: plan === null || stage === null ? null : stageOf(planNamed(plan), stage) };
}
