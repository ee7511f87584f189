import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { systemNow } from '../../../src/kernel/time/instant.js';
import {
  LaneSessions,
  LaneWaits,
  type SessionBegun,
  type SlotWish,
  SpoolFacade,
} from '../../../src/modules/spool/index.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

describe('lanes that wait for a connection of their site', () => {
  let world: SpoolWorld;
  before(async () => {
    world = await startSpool();
  });
  after(() => world.close());

  let laneNo = 0;
  async function aLane(count: number): Promise<number> {
    const name = `w${(laneNo += 1)}.example`;
    const lane = (await world.lanes.lanesFor('shared', [name])).get(name)!;
    if (count > 0) await world.put({ account: anAccount(), lane, count });
    return lane;
  }
  const wish = (laneId: number, site: string, places: number): SlotWish => ({
    laneId,
    ip: 'any',
    site,
    maxSessions: places,
    mostSessions: places,
    classes: [1],
    batch: 1,
  });
  const begin = (laneId: number, site: string, places = 1): Promise<SessionBegun> =>
    world.sessions.begin(systemNow(), 1, wish(laneId, site, places));
  const said = (answer: SessionBegun): string => ('refused' in answer ? answer.refused : 'begun');
  const idOf = (answer: SessionBegun): number => {
    assert.ok('sessionId' in answer, JSON.stringify(answer));
    return answer.sessionId;
  };
  /** Ends a connection and answers which lanes were woken for it. */
  async function end(sessionId: number, yields = false): Promise<number[]> {
    const spool = new SpoolFacade(world.pool);
    const woken: number[] = [];
    spool.onWake((lanes) => woken.push(...lanes));
    await spool.settle(systemNow(), [], [{ sessionId, inDoubt: null, ends: true, yields }]);
    return woken;
  }

  it('are called in the order in which they began to wait, one for each connection that ends', async () => {
    const [has, first, second] = [await aLane(9), await aLane(9), await aLane(9)];
    const open = idOf(await begin(has, 'order'));
    assert.equal(said(await begin(first, 'order')), 'full');
    assert.equal(said(await begin(second, 'order')), 'full');
    assert.equal(said(await begin(first, 'order')), 'full', 'asking again keeps the place in the line');
    assert.deepEqual(await end(open), [first]);
    const next = idOf(await begin(first, 'order'));
    assert.deepEqual(await end(next), [second]);
    assert.deepEqual(await end(idOf(await begin(second, 'order'))), [], 'nobody waits any more');
  });

  it('whoever was called and lost the race stays first; who has nothing to say hands on', async () => {
    const [has, first, barger, empty, last] = [
      await aLane(9),
      await aLane(9),
      await aLane(9),
      await aLane(0),
      await aLane(9),
    ];
    const open = idOf(await begin(has, 'race'));
    for (const lane of [first, empty, last]) assert.equal(said(await begin(lane, 'race')), 'full');
    assert.deepEqual(await end(open), [first]);
    const taken = idOf(await begin(barger, 'race'));
    assert.equal(said(await begin(first, 'race')), 'full');
    assert.deepEqual(await end(taken), [first]);
    assert.deepEqual(await end(idOf(await begin(first, 'race'))), [empty]);
    const nothing = await begin(empty, 'race');
    assert.ok('refused' in nothing && nothing.refused === 'empty');
    assert.equal(nothing.handOn, last);
  });

  it('a lane with a connection gets no second one while another lane has none, and calls it instead', async () => {
    const [has, waits] = [await aLane(9), await aLane(9)];
    const open = idOf(await begin(has, 'second'));
    assert.equal(said(await begin(waits, 'second')), 'full');
    const more = await begin(has, 'second', 2);
    assert.ok('refused' in more && more.refused === 'others', JSON.stringify(more));
    assert.equal(more.handOn, waits);
    assert.equal(said(await begin(waits, 'second', 2)), 'begun');
    assert.equal(said(await begin(has, 'second', 3)), 'begun', 'nobody waits any more');
    assert.deepEqual(await end(open), []);
  });

  it('who gives a connection up for others waits behind them, and goes on at once when there are none', async () => {
    const [has, waits] = [await aLane(9), await aLane(9)];
    const open = idOf(await begin(has, 'turns'));
    assert.equal(said(await begin(waits, 'turns')), 'full');
    assert.deepEqual(await end(open, true), [waits]);
    const next = idOf(await begin(waits, 'turns'));
    assert.deepEqual(await end(next, true), [has]);
    assert.deepEqual(await end(idOf(await begin(has, 'turns')), true), [waits]);
    const last = idOf(await begin(waits, 'turns'));
    await world.pool.query(`delete from lane_waits where site = 'turns'`);
    assert.deepEqual(await end(last, true), [waits]);
  });

  it('only those are seen to be wanted that wait for a second and were not called', async () => {
    const waits = new LaneWaits(world.pool);
    const [has, other] = [await aLane(9), await aLane(9)];
    const open = idOf(await begin(has, 'wanted'));
    assert.equal(said(await begin(other, 'wanted')), 'full');
    const wanted = async (): Promise<number> =>
      (await waits.wanted()).find(({ site }) => site === 'wanted')?.lanes ?? 0;
    const age = (column: string): Promise<unknown> =>
      world.pool.query(
        `update lane_waits set ${column} = clock_timestamp() - interval '2 seconds' where site = 'wanted'`,
      );
    await age('since');
    assert.equal(await wanted(), 1);
    assert.deepEqual(await end(open), [other]);
    assert.equal(await wanted(), 0);
    await world.pool.query(
      `update lane_waits set asked_at = clock_timestamp() - interval '1 hour' where site = 'wanted'`,
    );
    await waits.forgetOld();
    const { n } = await world.one<{ n: number }>(`select count(*) as n from lane_waits where site = 'wanted'`);
    assert.equal(n, 0);
  });

  it('64 lanes of 64 processes wait for seven connections: every one that ends calls another lane, and none is called twice', async () => {
    const holders = await Promise.all(Array.from({ length: 7 }, () => aLane(3)));
    const lanes = await Promise.all(Array.from({ length: 64 }, () => aLane(3)));
    const open = (await Promise.all(holders.map((lane) => begin(lane, 'many', 7)))).map(idOf);
    const asked = await Promise.all(
      lanes.map((lane) => new LaneSessions(world.pool).begin(systemNow(), 1, wish(lane, 'many', 7))),
    );
    assert.deepEqual(new Set(asked.map(said)), new Set(['full']));
    const called = (await Promise.all(open.map((session) => end(session)))).flat();
    assert.deepEqual([called.length, new Set(called).size], [7, 7]);
    assert.ok(called.every((lane) => lanes.includes(lane)));
  });
});
