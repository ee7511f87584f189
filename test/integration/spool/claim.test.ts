import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SpoolFacade } from '../../../src/modules/spool/index.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

describe('claims', () => {
  let world: SpoolWorld;
  let lane: number;
  before(async () => {
    world = await startSpool();
    lane = (await world.lanes.lanesFor('shared', ['x.example'])).get('x.example')!;
  });
  after(() => world.close());

  const sessionId = async (laneId = lane): Promise<number> => {
    const opened = await world.sessions.open(0 as never, {
      workerId: 1,
      laneId,
      ip: `ip-${laneId}`,
      site: `s-${laneId}`,
      maxSessions: 1_000,
    });
    assert.ok('sessionId' in opened);
    return opened.sessionId;
  };
  const newLane = async (name: string) => (await world.lanes.lanesFor('shared', [name])).get(name)!;

  it('take turns among accounts, however much one of them has waiting', async () => {
    const laneId = await newLane('fair.example');
    const [big, ...small] = Array.from({ length: 6 }, anAccount) as [string, ...string[]];
    await world.put({ account: big, lane: laneId, count: 5_000 });
    for (const account of small) await world.put({ account, lane: laneId, count: 3 });
    const claimed = await world.spool.claim({ sessionId: await sessionId(laneId), laneId, classes: [1], batch: 30 });
    const shares = new Map<string, number>();
    for (const { accountId } of claimed) shares.set(accountId, (shares.get(accountId) ?? 0) + 1);
    for (const account of small) assert.equal(shares.get(account), 3);
    // 5 are its share; what the others did not need of theirs is no reason to leave a connection idle.
    assert.equal(shares.get(big), 15);
  });

  it('are short only when nothing else is ready, however unevenly accounts write', async () => {
    const laneId = await newLane('uneven.example');
    for (const count of [1, 200, 2, 30, 1]) await world.put({ account: anAccount(), lane: laneId, count });
    await world.put({ account: anAccount(), lane: laneId, count: 6, mailClass: 2 });
    const session = await sessionId(laneId);
    const sizes: number[] = [];
    for (let size = 100; size === 100;) {
      size = (await world.spool.claim({ sessionId: session, laneId, classes: [1, 2], batch: 100 })).length;
      sizes.push(size);
    }
    assert.deepEqual(sizes, [100, 100, 40]);
  });

  it('of many lanes at once get each what is theirs', async () => {
    const wanted = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const laneId = await newLane(`of-many-${i}.example`);
        const ids = await world.put({ account: anAccount(), lane: laneId, count: (i % 5) + 1 });
        return { laneId, ids, sessionId: await sessionId(laneId) };
      }),
    );
    const claimed = await Promise.all(
      wanted.map(({ laneId, sessionId: id }) => world.spool.claim({ sessionId: id, laneId, classes: [1], batch: 10 })),
    );
    for (const [i, { ids }] of wanted.entries())
      assert.deepEqual(
        claimed[i]!.map(({ id }) => id),
        [...ids].sort(),
      );
  });

  it('go on behind the account that was served last, and begin again at the end', async () => {
    const laneId = await newLane('turns.example');
    const accounts = Array.from({ length: 7 }, anAccount).sort();
    for (const account of accounts) await world.put({ account, lane: laneId, count: 2 });
    const session = await sessionId(laneId);
    const served: string[] = [];
    for (let i = 0; i < 14; i += 1) {
      const claimed = await world.spool.claim({ sessionId: session, laneId, classes: [1], batch: 1 });
      served.push(...claimed.map(({ accountId }) => accountId));
    }
    assert.deepEqual(served, [...accounts, ...accounts]);
  });

  it('64 at once never get the same row twice, and miss none', async () => {
    const laneId = await newLane('race.example');
    const expected: string[] = [];
    for (let i = 0; i < 20; i += 1)
      expected.push(...(await world.put({ account: anAccount(), lane: laneId, count: 50 })));
    const session = await sessionId(laneId);
    const claimed: string[] = [];
    // One facade asks for all its callers together; each of these is a process of its own.
    const worker = async (): Promise<void> => {
      const spool = new SpoolFacade(world.pool);
      for (;;) {
        const rows = await spool.claim({ sessionId: session, laneId, classes: [1], batch: 10 });
        claimed.push(...rows.map(({ id }) => id));
        const { left } = await world.one<{ left: number }>(
          'select count(*) as left from delivery_queue where lane_id = $1 and state = 0',
          [laneId],
        );
        if (left === 0) return;
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
    assert.equal(claimed.length, expected.length);
    assert.deepEqual(new Set(claimed), new Set(expected));
  });

  it('touch only their lane, their class and what is ready', async () => {
    const laneId = await newLane('narrow.example');
    const account = anAccount();
    for (const state of [1, 2, 3, 5]) await world.put({ account, lane: laneId, count: 5, state });
    await world.put({ account, lane: laneId, count: 5, mailClass: 2 });
    await world.put({ account, lane, count: 5 });
    const [ready] = await world.put({ account, lane: laneId, count: 1 });
    const claimed = await world.spool.claim({ sessionId: await sessionId(laneId), laneId, classes: [1], batch: 100 });
    assert.deepEqual(
      claimed.map(({ id, attempt, tries }) => [id, attempt, tries]),
      [[ready, 1, 0]],
    );
  });

  it('a session that is gone claims nothing', async () => {
    const laneId = await newLane('gone.example');
    await world.put({ account: anAccount(), lane: laneId, count: 1 });
    const session = await sessionId(laneId);
    await world.sessions.close(session);
    assert.deepEqual(await world.spool.claim({ sessionId: session, laneId, classes: [1], batch: 10 }), []);
  });

  it('F61: stay cheap among many rows: the walk is along the ready index', async () => {
    const laneId = await newLane('deep.example');
    for (let i = 0; i < 30; i += 1)
      await world.put({ account: anAccount(), lane: laneId, count: 2_000, state: i % 3 === 0 ? 1 : 0 });
    const session = await sessionId(laneId);
    const before = await buffersOf(world, laneId, session);
    for (let i = 0; i < 30; i += 1) await world.put({ account: anAccount(), lane: laneId, count: 2_000 });
    const after = await buffersOf(world, laneId, session);
    assert.ok(before < 4_000, `${before} buffers`);
    assert.ok(after < before * 2, `${before} buffers, then ${after} with twice the rows`);
  });
});

/** Buffers that one claim of 100 touches, all its statements together. */
async function buffersOf(world: SpoolWorld, laneId: number, session: number): Promise<number> {
  const { rows } = await world.pool.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
    `explain (analyze, buffers, format json) select * from spool_claim(${session}, ${laneId}, '{1}'::smallint[], 100)`,
  );
  const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
}
