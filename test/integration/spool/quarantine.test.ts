import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { SECOND_MS, systemNow } from '../../../src/kernel/time/instant.js';
import type { ClaimedDelivery, TakenOver } from '../../../src/modules/spool/index.js';
import { BECAUSE, EVENT_TYPE, QUEUE_STATE, STATUS } from '../../../src/modules/spool/rules/words.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

const QUARANTINE_AFTER = 3;

/** What becomes of deliveries whose workers die: those that kill them are set apart, and nobody else. */
describe('F60: deliveries that workers died with', () => {
  let world: SpoolWorld;
  let lane: number;
  const account = anAccount();
  before(async () => {
    world = await startSpool();
    lane = (await world.lanes.lanesFor('shared', ['x.example'])).get('x.example')!;
  });
  afterEach(() => world.pool.query('delete from delivery_queue where account_id = $1', [account]));
  after(() => world.close());

  async function claim(batch: number): Promise<{ sessionId: number; rows: ClaimedDelivery[] }> {
    const slot = { workerId: 5, laneId: lane, ip: 'any', site: 'site', maxSessions: 1_000 };
    const opened = await world.sessions.open(systemNow(), slot);
    assert.ok('sessionId' in opened);
    const rows = await world.spool.claim({ sessionId: opened.sessionId, laneId: lane, classes: [1], batch });
    return { sessionId: opened.sessionId, rows };
  }

  /** A worker claims, says one of them up to its final dot when told to, and its lease runs out. */
  async function death(batch: number, inDoubt: (rows: ClaimedDelivery[]) => string | null): Promise<TakenOver> {
    const { sessionId, rows } = await claim(batch);
    await world.spool.settle(systemNow(), [], [{ sessionId, inDoubt: inDoubt(rows) }]);
    const past = `update lane_sessions set lease_until = clock_timestamp() - interval '1 s' where id = $1`;
    await world.pool.query(past, [sessionId]);
    const [taken] = await world.sessions.takeOver(systemNow(), [], QUARANTINE_AFTER);
    return taken!;
  }

  interface Row {
    id: string;
    state: number;
    because: number;
    lost: number;
    inSeconds: number;
  }
  const all = async (): Promise<Row[]> =>
    (
      await world.pool.query<Row>(
        `select id, state, because, lost_workers as lost, round(extract(epoch from next_at - now()))::int as "inSeconds"
           from delivery_queue where account_id = $1 order by seq`,
        [account],
      )
    ).rows;
  const retriesNow = () =>
    world.pool.query('update delivery_queue set state = 0, next_at = null where account_id = $1 and state = 1', [
      account,
    ]);

  it('one is set apart after three deaths over its final dot, says so, and is claimed no more', async () => {
    const [id] = await world.put({ account, lane, count: 1 });
    for (let n = 1; n <= 3; n += 1) {
      const taken = await death(1, (rows) => rows[0]!.id);
      assert.deepEqual([taken.inDoubt, taken.quarantined], [id, n === 3 ? 1 : 0]);
    }
    assert.equal(await world.statusOf(id!), STATUS.held);
    const [row] = await all();
    assert.deepEqual([row!.state, row!.because], [QUEUE_STATE.held, BECAUSE.quarantined]);
    const events = await world.pool.query('select type from mail_events where delivery_id = $1', [id]);
    assert.deepEqual(events.rows, [{ type: EVENT_TYPE.held }]);
    assert.deepEqual((await claim(1)).rows, []);
  });

  it('one that was deferred often is not set apart for a single death', async () => {
    const [id] = await world.put({ account, lane, count: 1 });
    for (let tries = 1; tries <= 4; tries += 1) {
      const { rows } = await claim(1);
      const { attempt } = rows[0]!;
      const later = {
        deliveryId: id!,
        attempt,
        state: QUEUE_STATE.later,
        status: 'deferred',
        event: 'deferred',
      } as const;
      await world.spool.settle(systemNow(), [{ ...later, at: systemNow(), nextAt: systemNow() }], []);
      await retriesNow();
    }
    assert.equal((await death(1, (rows) => rows[0]!.id)).quarantined, 0);
    assert.deepEqual(
      (await all()).map(({ state }) => state),
      [QUEUE_STATE.ready],
    );
  });

  it('deaths count in a row: whoever brings a result takes them back', async () => {
    const [id] = await world.put({ account, lane, count: 1 });
    for (let n = 0; n < 2; n += 1) await death(1, (rows) => rows[0]!.id);
    const { rows } = await claim(1);
    const result = { deliveryId: id!, attempt: rows[0]!.attempt, state: QUEUE_STATE.later, at: systemNow() } as const;
    await world.spool.settle(
      systemNow(),
      [{ ...result, status: 'deferred', event: 'deferred', nextAt: systemNow() }],
      [],
    );
    assert.deepEqual(
      (await all()).map(({ lost }) => lost),
      [0],
    );
    await retriesNow();
    assert.equal((await death(1, (claimed) => claimed[0]!.id)).quarantined, 0);
  });

  it('one that kills its worker before anything is said is found among those beside it', async () => {
    const ids = await world.put({ account, lane, count: 20 });
    assert.equal((await death(20, () => null)).quarantined, 0);
    assert.ok((await all()).every(({ state, lost }) => state === QUEUE_STATE.ready && lost === 1));
    // The second time they are sent apart: each waits two seconds more than the one before it.
    assert.equal((await death(20, () => null)).quarantined, 0);
    const apart = await all();
    assert.ok(apart.every(({ state, because }) => state === QUEUE_STATE.later && because === BECAUSE.retry));
    assert.equal(new Set(apart.map(({ inSeconds }) => inSeconds)).size, 20);
    assert.ok(apart.every(({ inSeconds }) => inSeconds * SECOND_MS <= 42_000));
    const poison = ids[7]!;
    await world.pool.query('update delivery_queue set state = 0, next_at = null where id = $1', [poison]);
    assert.equal((await death(1, () => null)).quarantined, 1);
    const held = (await all()).filter(({ state }) => state === QUEUE_STATE.held);
    assert.deepEqual(
      held.map(({ id }) => id),
      [poison],
    );
  });

  it('a kill that strikes many together a third time sets none of them apart', async () => {
    await world.put({ account, lane, count: 10 });
    for (let n = 0; n < 4; n += 1) {
      assert.equal((await death(10, () => null)).quarantined, 0, `death ${n + 1}`);
      await retriesNow();
    }
  });
});
