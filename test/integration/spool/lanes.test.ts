import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { addMs, DAY_MS, MINUTE_MS, systemNow } from '../../../src/kernel/time/instant.js';
import { EVENT_TYPE, QUEUE_STATE, STATUS } from '../../../src/modules/spool/index.js';
import { EventHorizon } from '../../../src/modules/spool/event-horizon.js';
import { eventually } from '../../support/eventually.js';
import { testConfig } from '../../support/test-config.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

/** An event as others write it: the transaction has its number before the event has its own. */
const APPEND = `with begun as materialized (select pg_current_xact_id())
      insert into mail_events (id, account_id, message_id, delivery_id, type, at)
      select spool_uuid7(now()), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, now() from begun returning log_id`;

describe('lanes and waiting mail', () => {
  let world: SpoolWorld;
  before(async () => (world = await startSpool()));
  after(() => world.close());
  const count = async (where: string) =>
    (await world.one<{ n: number }>(`select count(*) as n from delivery_queue where ${where}`)).n;

  it('an unknown domain gets one provisional lane, also when 64 ask at once', async () => {
    const found = await Promise.all(
      Array.from({ length: 64 }, () => world.lanes.lanesFor('shared', ['new.example', 'other.example'])),
    );
    assert.equal(new Set(found.map((lanes) => lanes.get('new.example'))).size, 1);
    const lane = await world.lanes.findLane(found[0]!.get('new.example')!);
    assert.deepEqual([lane!.site, lane!.provisional, lane!.movedTo], ['domain:new.example', true, null]);
  });

  it('domains of one site share its lane; what waits moves there page by page, also what is promoted later', async () => {
    const [first, second] = ['one.example', 'two.example'];
    const lanes = await world.lanes.lanesFor('shared', [first!, second!]);
    const account = anAccount();
    const from = lanes.get(first!)!;
    await world.put({ account, lane: from, count: 2_500 });
    const now = systemNow();
    await world.put({ account, lane: from, count: 1, state: QUEUE_STATE.later, nextAt: now });
    const real = await world.lanes.resolveDomain('shared', first!, 'mx.host.example', addMs(now, MINUTE_MS));
    assert.equal(await world.lanes.resolveDomain('shared', second!, 'mx.host.example', addMs(now, MINUTE_MS)), real);
    assert.equal((await world.lanes.lanesFor('shared', [first!])).get(first!), real);
    const pages: number[] = [];
    for (let moved = 1; moved > 0;) pages.push((moved = await world.spool.moveLane(from, real)));
    assert.deepEqual(pages, [1_000, 1_000, 500, 0]);
    await world.spool.promote(now);
    assert.equal(await count(`lane_id = ${real} and state = 0`), 2_501);
    assert.ok((await world.lanes.readyLanes()).includes(real));
    assert.equal((await world.lanes.findLane(from))!.movedTo, real);
  });

  it('wakes carry the generation, which rises with every run', async () => {
    const lane = (await world.lanes.lanesFor('shared', ['gen.example'])).get('gen.example')!;
    assert.equal((await world.lanes.generationsOf([lane])).get(lane), 0);
    assert.equal(await world.lanes.nextGeneration(lane), 1);
    assert.equal((await world.lanes.generationsOf([lane])).get(lane), 1);
  });

  it('expiresAt ends what waits, in whatever state, except what a connection holds', async () => {
    const lane = (await world.lanes.lanesFor('shared', ['late.example'])).get('late.example')!;
    const account = anAccount();
    const expiresAt = addMs(systemNow(), -1);
    const waiting: string[] = [];
    for (const state of [0, 1, 2, 3, 5])
      waiting.push(
        ...(await world.put({ account, lane, count: 1, state, expiresAt, nextAt: addMs(expiresAt, DAY_MS) })),
      );
    const [held] = await world.put({ account, lane, count: 1, state: QUEUE_STATE.leased, expiresAt });
    assert.equal(await world.spool.nextDue(), expiresAt);
    assert.equal(await world.spool.expire(systemNow()), 5);
    for (const id of waiting) assert.equal(await world.statusOf(id), STATUS.expired);
    assert.equal(await world.statusOf(held!), STATUS.queued);
    const { n } = await world.one<{ n: number }>(
      'select count(*) as n from mail_events where type = $1 and account_id = $2',
      [EVENT_TYPE.expired, account],
    );
    assert.equal(n, 5);
  });

  it('holding and releasing concern one reason only', async () => {
    const lane = (await world.lanes.lanesFor('shared', ['held.example'])).get('held.example')!;
    const account = anAccount();
    const mine = await world.put({ account, lane, count: 3 });
    const other = await world.put({ account, lane, count: 1 });
    assert.equal(await world.spool.hold(systemNow(), mine, 'account_blocked'), 3);
    assert.equal(await world.spool.hold(systemNow(), other, 'quarantined'), 1);
    assert.equal(await world.statusOf(mine[0]!), STATUS.held);
    assert.equal(await world.spool.release({ accountId: account }, null, 'account_blocked'), 3);
    assert.equal(await world.statusOf(mine[0]!), STATUS.queued);
    assert.equal(await world.statusOf(other[0]!), STATUS.held);
  });

  it('partitions are made for months to come; empty old ones are dropped, others kept', async () => {
    await world.pool.query(`select ensure_month_partitions('2019-01-15', '2019-03-01')`);
    await world.pool.query(
      `insert into bodies (message_id, account_id, encoding, raw_bytes, content) values (spool_uuid7('2019-02-10'), gen_random_uuid(), 0, 1, 'x')`,
    );
    await world.pool.query(`select drop_empty_partitions('bodies', '2020-01-01')`);
    const { rows } = await world.pool.query<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'bodies'::regclass and c.relname < 'bodies_2020'`,
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['bodies_201902'],
    );
    await assert.rejects(world.pool.query(`select drop_empty_partitions('deliveries', now())`));
  });

  it('the newest transaction of all is waited for too, when nothing later has ended', async () => {
    const horizon = new EventHorizon(world.pool);
    const slow = await world.pool.connect();
    try {
      await slow.query('begin');
      const { rows } = await slow.query<{ log_id: number }>(APPEND);
      for (let look = 0; look < 3; look += 1) assert.ok((await horizon.read()) < rows[0]!.log_id, `look ${look}`);
      await slow.query('commit');
      assert.ok((await horizon.read()) >= rows[0]!.log_id);
    } finally {
      slow.release();
    }
  });

  it('a long transaction in another database of the server keeps nobody waiting', async () => {
    const { database } = await testConfig();
    const neighbour = new pg.Client({ connectionString: database.databaseUrl });
    await neighbour.connect();
    try {
      await neighbour.query('begin');
      await neighbour.query('select pg_current_xact_id()');
      const horizon = new EventHorizon(world.pool);
      const { log_id: ended } = await world.one<{ log_id: number }>(APPEND);
      await eventually('it is read', async () => (await horizon.read()) >= ended);
      const slow = await world.pool.connect();
      await slow.query('begin');
      const { rows } = await slow.query<{ log_id: number }>(APPEND);
      const { log_id: later } = await world.one<{ log_id: number }>(APPEND);
      for (let look = 0; look < 4; look += 1) assert.ok((await horizon.read()) < rows[0]!.log_id, `look ${look}`);
      await slow.query('commit');
      slow.release();
      await eventually('that too', async () => (await horizon.read()) >= later);
    } finally {
      await neighbour.end();
      await database.drop();
    }
  });

  it('the event log is read only up to where every number is decided', async () => {
    const horizon = new EventHorizon(world.pool);
    const slow = await world.pool.connect();
    try {
      await slow.query('begin');
      const { rows } = await slow.query<{ log_id: number }>(APPEND);
      const { log_id: later } = await world.one<{ log_id: number }>(APPEND);
      assert.ok(later > rows[0]!.log_id);
      assert.ok((await horizon.read()) < rows[0]!.log_id, 'a higher number is visible, yet not read');
      await slow.query('commit');
      assert.ok((await horizon.read()) >= later);
    } finally {
      slow.release();
    }
  });
});
