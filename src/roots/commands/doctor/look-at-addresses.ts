import pg from 'pg';
import { WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { bad, type Finding, skipped } from './finding.js';
import { judgeReverse, type Names, namesOf } from './look-at-names.js';
import type { Subject } from './subject.js';

export interface OwnAddress {
  address: string;
  /** What the machine calls it behind a router that translates. */
  bound: string;
  /** The name that is said in HELO; null: whatever the PTR record says. */
  hostname: string | null;
  waived: boolean;
  /** A worker that runs has it; null while none runs. */
  isBound: boolean | null;
}

/** More are looked at by the scheduler, every 15 minutes. */
const MOST = 50;

/** The addresses of the stock that are somebody's: their names, and whether a machine has them. */
export async function lookAtAddresses({ database, values }: Subject): Promise<Finding[]> {
  if (database === null || values.DELIVERY_ROUTE !== 'mx') return [];
  const all = await addressesIn(database.url);
  const found = await judgeAddresses(all.slice(0, MOST), namesOf(values.DNS_SERVERS));
  if (all.length <= MOST) return found;
  const rest = `${all.length - MOST} addresses more: GET /v1/admin/ips?state=dns_pending has those whose names are wrong`;
  return [...found, skipped('addresses.more', rest)];
}

export async function judgeAddresses(addresses: readonly OwnAddress[], names: Names): Promise<Finding[]> {
  const findings = await Promise.all(addresses.map(async (one) => [...judgeBound(one), await judgeName(one, names)]));
  return findings.flat();
}

function judgeName({ address, hostname, waived }: OwnAddress, names: Names): Finding | Promise<Finding> {
  if (waived) return skipped(`addresses.ptr-${address}`, `staff waived the names of ${address}`);
  return judgeReverse({ id: `addresses.ptr-${address}`, address, host: hostname }, names);
}

function judgeBound({ address, bound, isBound }: OwnAddress): Finding[] {
  if (isBound !== false) return [];
  const id = `addresses.bound-${address}`;
  const length = bound.includes(':') ? 128 : 32;
  return [
    bad(id, {
      found: `no worker that runs can send from ${bound}`,
      why: 'Mail that is to leave from it takes another way, or waits.',
      mend: `ip address add ${bound}/${length} dev eth0 (on a machine with the role worker, and permanently)`,
    }),
  ];
}

async function addressesIn(url: string): Promise<OwnAddress[]> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c role=${WORKER_ROLE} -c statement_timeout=10000`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<OwnAddress>(ADDRESSES)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const ADDRESSES = `select host(address) as address, host(coalesce(local_address, address)) as bound, hostname,
  identity_check = 'waived' as waived,
  case when exists (select from workers where seen_at > clock_timestamp() - interval '30 seconds')
    then exists (select from workers w where w.seen_at > clock_timestamp() - interval '30 seconds'
      and coalesce(local_address, address) = any (w.addresses)) end as "isBound"
from ip_addresses where state not in ('stock', 'cooling', 'retired') order by address`;
