import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, MINUTE_MS, systemNow } from '../../../src/kernel/time/instant.js';
import { type ClaimedDelivery, type DeliveryResult, QUEUE_STATE, STATUS } from '../../../src/modules/spool/index.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

describe('settling', () => {
  let world: SpoolWorld;
  let lane: number;
  let account: string;
  before(async () => {
    world = await startSpool();
    lane = (await world.lanes.lanesFor('shared', ['x.example'])).get('x.example')!;
    account = anAccount();
  });
  after(() => world.close());

  async function session(workerId = 1): Promise<number> {
    const opened = await world.sessions.open(systemNow(), {
      workerId,
      laneId: lane,
      ip: 'any',
      site: 'site',
      maxSessions: 1_000,
    });
    assert.ok('sessionId' in opened);
    return opened.sessionId;
  }
  async function claimed(count: number, workerId = 1): Promise<{ sessionId: number; rows: ClaimedDelivery[] }> {
    const sessionId = await session(workerId);
    await world.put({ account, lane, count });
    const rows = await world.spool.claim({ sessionId, laneId: lane, classes: [1], batch: count });
    assert.equal(rows.length, count);
    return { sessionId, rows };
  }
  const delivered = ({ id, attempt }: ClaimedDelivery): DeliveryResult => ({
    deliveryId: id,
    attempt,
    state: null,
    status: 'delivered',
    event: 'delivered',
    at: systemNow(),
    detail: { host: 'mx.x.example', code: 250, text: 'ok\0 \ud800' },
  });
  const queued = (id: string) =>
    world.one<Record<string, unknown> | undefined>('select * from delivery_queue where id = $1', [id]);
  const eventsOf = (id: string) =>
    world.one<{ n: number }>('select count(*) as n from mail_events where delivery_id = $1', [id]);

  it('a delivered mail leaves the queue; its record and its event say so', async () => {
    const { rows, sessionId } = await claimed(3);
    const settled = await world.spool.settle(systemNow(), rows.map(delivered), [{ sessionId, inDoubt: null }]);
    assert.deepEqual(settled.applied, new Set(rows.map(({ id }) => id)));
    assert.deepEqual([...settled.alive], [sessionId]);
    for (const { id } of rows) {
      assert.equal(await queued(id), undefined);
      assert.equal(await world.statusOf(id), STATUS.delivered);
      assert.equal((await eventsOf(id)).n, 1);
    }
  });

  it('the same result twice counts once, and a stale attempt changes nothing', async () => {
    const { rows } = await claimed(1);
    const row = rows[0]!;
    const stale = await world.spool.settle(systemNow(), [{ ...delivered(row), attempt: row.attempt - 1 }]);
    assert.equal(stale.applied.size, 0);
    const both = await Promise.all([0, 1, 2, 3].map(() => world.spool.settle(systemNow(), [delivered(row)])));
    assert.equal(
      both.reduce((sum, { applied }) => sum + applied.size, 0),
      1,
    );
    assert.equal((await eventsOf(row.id)).n, 1);
  });

  it('a deferral waits in the lane of its address and comes back with the next attempt number', async () => {
    const retryLane = await world.lanes.laneOfSite('ip:any', 'site');
    const { rows } = await claimed(1);
    const row = rows[0]!;
    const now = systemNow();
    await world.spool.settle(now, [
      {
        deliveryId: row.id,
        attempt: row.attempt,
        state: QUEUE_STATE.later,
        status: 'deferred',
        event: 'deferred',
        at: now,
        nextAt: addMs(now, MINUTE_MS),
        because: 'greylisted',
        laneId: retryLane,
        sourceIp: '192.0.2.7',
      },
    ]);
    assert.deepEqual(await world.spool.promote(addMs(now, MINUTE_MS - 1)), 0);
    const woken: number[] = [];
    const stop = world.spool.onWake((lanes) => woken.push(...lanes));
    assert.deepEqual(await world.spool.promote(addMs(now, MINUTE_MS)), 1);
    stop();
    assert.deepEqual(woken, [retryLane]);
    const again = await world.spool.claim({ sessionId: await session(), laneId: retryLane, classes: [1], batch: 10 });
    assert.deepEqual(
      again.map(({ id, attempt, tries, sourceIp }) => [id, attempt, tries, sourceIp]),
      [[row.id, 2, 1, '192.0.2.7']],
    );
  });

  it('the status of a record changes without touching an index', async () => {
    const { rows } = await claimed(50);
    const client = await world.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select spool_settle(now(), $1::jsonb, '[]', '30 s')`, [
        JSON.stringify(rows.map(({ id, attempt }) => ({ id, attempt, status: 5, type: 4 }))),
      ]);
      const { rows: counted } = await client.query<{ all: number; hot: number }>(
        `select sum(n_tup_upd)::int as all, sum(n_tup_hot_upd)::int as hot from pg_stat_xact_user_tables where relname like 'deliveries_2%'`,
      );
      await client.query('commit');
      assert.ok(counted[0]!.all >= 50);
      assert.equal(counted[0]!.hot, counted[0]!.all);
    } finally {
      client.release();
    }
  });

  it('F03: a dead owner’s rows are ready again; only the one in doubt has a try counted and is marked', async () => {
    const { rows, sessionId } = await claimed(5, 77);
    await world.spool.settle(systemNow(), [], [{ sessionId, inDoubt: rows[2]!.id }]);
    assert.deepEqual(await world.sessions.takeOver(systemNow(), [], 3), []);
    const taken = await world.sessions.takeOver(systemNow(), [77], 3);
    assert.deepEqual(taken, [{ sessionId, laneId: lane, inDoubt: rows[2]!.id, quarantined: 0 }]);
    for (const { id } of rows) {
      const row = (await queued(id))!;
      const inDoubt = id === rows[2]!.id;
      assert.deepEqual(
        [row['state'], row['tries'], row['ambiguous'], row['session_id']],
        [0, inDoubt ? 1 : 0, inDoubt, null],
      );
    }
    const late = await world.spool.settle(systemNow(), rows.map(delivered), [{ sessionId, inDoubt: null }]);
    assert.deepEqual([late.applied.size, late.alive.size], [0, 0]);
    await world.pool.query('delete from delivery_queue where account_id = $1', [account]);
  });

  it('closing a session gives untried rows back', async () => {
    const { rows, sessionId } = await claimed(4);
    await world.spool.settle(systemNow(), [delivered(rows[0]!)], []);
    assert.equal(await world.sessions.close(sessionId), 3);
    const { n } = await world.one<{ n: number }>(
      'select count(*) as n from delivery_queue where account_id = $1 and state = 0 and tries = 0',
      [account],
    );
    assert.equal(n, 3);
    await world.pool.query('delete from delivery_queue where account_id = $1', [account]);
  });

  it('a session that ends with its last results gives the rest back and frees its slot in the same commit', async () => {
    const { rows, sessionId } = await claimed(4);
    const other = await session();
    const settled = await world.spool.settle(
      systemNow(),
      [delivered(rows[0]!)],
      [
        { sessionId, inDoubt: null, ends: true },
        { sessionId: other, inDoubt: rows[1]!.id },
      ],
    );
    assert.deepEqual([...settled.alive].sort(), [sessionId, other].sort());
    const waiting = await world.one<{ n: number }>(
      'select count(*) as n from delivery_queue where account_id = $1 and state = 0 and tries = 0 and session_id is null',
      [account],
    );
    const open = await world.one<{ n: number }>('select count(*) as n from lane_sessions where id = any ($1)', [
      [sessionId, other],
    ]);
    assert.deepEqual([waiting.n, open.n], [3, 1]);
    assert.deepEqual(await world.spool.claim({ sessionId, laneId: lane, classes: [1], batch: 5 }), []);
    const late = await world.spool.settle(systemNow(), [], [{ sessionId, inDoubt: null, ends: true }]);
    assert.deepEqual([...late.alive], []);
    await world.sessions.close(other);
    await world.pool.query('delete from delivery_queue where account_id = $1', [account]);
  });

  it('slots are counted under their site, also by 64 at once; a paused site gives none', async () => {
    const slot = { workerId: 9, laneId: lane, ip: 'slots', site: 'slots', maxSessions: 5 };
    const opened = await Promise.all(Array.from({ length: 64 }, () => world.sessions.open(systemNow(), slot)));
    const open = opened.filter((one) => 'sessionId' in one);
    assert.equal(open.length, 5);
    await world.sessions.shapeSite('slots', 'slots', { learnedMax: 2 });
    for (const one of open.slice(0, 3)) await world.sessions.close((one as { sessionId: number }).sessionId);
    const full = await world.sessions.open(systemNow(), slot);
    assert.deepEqual(full, { refused: 'full', retryAt: null, openSessions: 2 });
    const until = addMs(systemNow(), HOUR_MS);
    await world.sessions.shapeSite('slots', 'slots', { pausedUntil: until, because: 'throttled' });
    assert.deepEqual(await world.sessions.open(systemNow(), slot), {
      refused: 'paused',
      retryAt: until,
      openSessions: 2,
    });
    assert.ok('refused' in (await world.sessions.open(addMs(until, 1), slot)));
  });
});
