import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { IpListingsRepository } from '../../../src/modules/dedicated-ips/listings/data/ip-listings.repository.js';
import { IpSurplusRepository } from '../../../src/modules/dedicated-ips/own/data/ip-surplus.repository.js';
import { SendingFigures } from '../../../src/modules/dedicated-ips/reputation/index.js';
import { IpStockRepository } from '../../../src/modules/dedicated-ips/stock/index.js';
import { WarmUpsRepository } from '../../../src/modules/dedicated-ips/warmup/index.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import type { SignedIn } from '../billing/account-in-world.js';
import { WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { plansOf } from '../billing/plans-of-queries.js';
import { accountWith, ask, rowsOf, staffWith } from './ips-in-world.js';

const MANY = 60_000;
const TABLES =
  /\b(?:ip_addresses|ip_requests|ip_request_steps|ip_listings|ip_warmups|ip_surplus|ip_pools|routing_rules|reputations|sender_classes|stats_hours)\b/;
/** One of 4,000 accounts, or one of as many as there are rows. */
const ACCOUNT = `('0199f3a0-7c1e-7100-8000-' || lpad(to_hex(n % 4000), 12, '0'))::uuid`;
const ID = (kind: number) => `('0199f3a0-7c1e-7${kind}00-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const ADDRESS = `('198.18.0.0'::inet + n)`;
const SERIES = `from generate_series(1, ${MANY}) n`;

const FILL = [
  `insert into dnsbls (id, zone, severity, active, version, created_at, updated_at) select ${ID(8)}, 'bl' || n || '.list.test', 'warning', true, 1, now(), now() from generate_series(1, 10) n`,
  `insert into ip_pools (id, account_id, name, class, stream, overflow, version, created_at)
     select ${ID(2)}, ${ID(9)}, 'dedicated', null, null, 'shared', 1, now() ${SERIES}`,
  `insert into routing_rules (id, account_id, place, tag, pool_id, created_at)
     select ${ID(3)}, ${ID(9)}, 10, 'bulk', null, now() ${SERIES}`,
  `insert into ip_addresses (id, address, state, identity_check, account_id, state_since, cooling_until, version, created_at, updated_at)
     select ${ID(1)}, ${ADDRESS}, case when n % 3 = 0 then 'stock' when n % 50 = 1 then 'cooling' else 'active' end, 'required',
            case when n % 3 = 0 or n % 50 = 1 then null else ${ACCOUNT} end, now(), case when n % 3 <> 0 and n % 50 = 1 then now() + interval '90 days' end, 1, now(), now() ${SERIES}`,
  `insert into ip_warmups (ip_id, plan, stage, target_daily, started_at, judged_until, idle_days)
     select ${ID(1)}, 'standard-2026', 3, 1000, now(), now() + interval '1 day', 0 ${SERIES}`,
  `insert into ip_listings (id, address, dnsbl_id, codes, opened_at, last_seen_at, closed_at)
     select ${ID(4)}, ${ADDRESS}, ('0199f3a0-7c1e-7800-8000-' || lpad(to_hex(1 + n % 10), 12, '0'))::uuid, '{127.0.0.2}', now() - interval '1 year', now(),
            case when n % 100 = 0 then null else now() end ${SERIES}`,
  `insert into ip_requests (id, account_id, count, reason, streams, status, additional, text_version, accepted_at, recommended, requested_at, version)
     select ${ID(5)}, ${ACCOUNT}, 1, 'x', '[]', 'refused', false, '2026-01', now(), 1, now(), 1 ${SERIES}`,
  `insert into ip_surplus (account_id, choice, look_at) select ${ID(9)}, 'release', case when n % 1000 = 0 then now() + interval '1 year' end ${SERIES}`,
  `insert into sender_classes (account_id, class, because, since) select ${ID(9)}, 'good', 'x', now() ${SERIES}`,
  `insert into reputations (account_id, kind, subject, days, accepted, delivered, deferred, bounced, complained, score, standing, judged_at)
     select ${ID(9)}, case n % 3 when 0 then 'ip' when 1 then 'domain' else 'account' end, 'x' || n, case n % 2 when 0 then 7 else 30 end, 1, 1, 0, 0, 0, n % 101, 'good', now() ${SERIES}`,
  `insert into stats_hours (account_id, dimension, hour, value, accepted)
     select ${ACCOUNT}, 3 * (n % 2), (extract(epoch from now()) / 3600)::int - n / 4000, case n % 2 when 0 then '' else 'x.example' end, 1 from generate_series(1, ${MANY * 4}) n`,
];

describe(`statements about addresses at ${MANY.toLocaleString('en')} rows of each table`, () => {
  let world: World;
  let staff: string;
  let account: SignedIn;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    staff = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
    account = await accountWith(world, 'freemium-fr.premium-150k');
    await ask(world, account.token);
    for (const sql of FILL) await rowsOf(world, sql);
    const owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    await owner.query('analyze');
    await owner.end();
  });
  after(() => world.close());

  const planned = async (what: string, ask: () => Promise<unknown>): Promise<void> => {
    const plans = await plansOf(world, TABLES, ask);
    assert.ok(plans.size > 0, `${what} asks nothing`);
    for (const [text, plan] of plans) {
      if (text.startsWith('insert') || text.includes('"heloName"')) continue;
      const scanned = new RegExp(`Seq Scan on ${TABLES.source}`).exec(plan);
      assert.equal(scanned, null, `${what}\n${text}\n${plan}`);
    }
  };

  it('what customers ask', async () => {
    for (const path of ['', '/requests', '/pools'])
      await planned(path, () => world.http.get(`/v1/dedicated-ips${path}`, { token: account.token }));
    await planned('rules', () => world.http.get('/v1/routing/rules', { token: account.token }));
  });

  it('what staff ask, with each filter', async () => {
    for (const path of [
      'ips',
      'ips?state=cooling',
      'ip-requests',
      'ip-requests?status=pending_review',
      'ip-requests?accountId=acc_0199f3a0-7c1e-7100-8000-000000000001',
      'listings',
      'listings?status=open',
      'listings?ip=198.18.0.7',
      'reputation?by=account',
      'reputation?by=domain&window=30d&standing=poor',
      'reputation?by=ip&accountId=acc_0199f3a0-7c1e-7900-8000-000000000001',
    ])
      await planned(path, async () => {
        const answer = await world.http.get(`/v1/admin/${path}`, { token: staff });
        assert.equal(answer.status, 200, answer.text);
      });
  });

  it('what happens by itself, and asks each second when it is due', async () => {
    const asWorker = (work: (tx: Tx) => Promise<unknown>) => () => world.app.get(UnitOfWork).runAsWorker(work);
    const get = <T>(of: new (...all: never[]) => T): T => world.app.get(of, { strict: false });
    const now = world.now();
    for (const [what, ask] of [
      ['rested addresses', asWorker((tx) => get(IpStockRepository).unscopedNextDate(tx))],
      ['free addresses', asWorker((tx) => get(IpStockRepository).unscopedLockFree(tx, 3))],
      ['surplus, next', asWorker((tx) => get(IpSurplusRepository).unscopedNextDate(tx))],
      ['surplus, due', asWorker((tx) => get(IpSurplusRepository).unscopedDue(tx, now, 10))],
      ['second looks, next', asWorker((tx) => get(IpListingsRepository).unscopedFirstUnconfirmed(tx))],
      ['second looks, due', asWorker((tx) => get(IpListingsRepository).unscopedUnconfirmed(tx, now, 10))],
      ['days to judge', asWorker((tx) => get(WarmUpsRepository).unscopedUnjudged(tx, now, 10))],
      ['senders', () => get(SendingFigures).source.bySender(null, 50, now)],
      ['one sender', () => get(SendingFigures).source.ofAccount(account.id, now)],
      ['addresses that sent', () => get(SendingFigures).source.byAddress(now)],
    ] as const)
      await planned(what, ask);
  });
});
