import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, DAY_MS, type Instant, systemNow } from '../../../src/kernel/time/instant.js';
import type { StoreItem } from '../../../src/modules/sending/acceptance/data/store-item.js';
import { StoreQueue } from '../../../src/modules/sending/acceptance/data/store-queue.js';
import { LaneDirectory, SpoolFacade } from '../../../src/modules/spool/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { testConfig } from '../../support/test-config.js';
import type { TestDatabase } from '../../support/engines.js';

type Query = (run: () => Promise<unknown>) => Promise<unknown>;

describe('storing in groups', () => {
  let database: TestDatabase;
  let pool: HotPool;
  let lane: number;
  const clock = new Clock();
  before(async () => {
    const made = await testConfig();
    database = made.database;
    pool = new HotPool(made.config);
    lane = (await new LaneDirectory(pool, clock).lanesFor('shared', ['x.example'])).get('x.example')!;
  });
  after(async () => {
    await pool.onApplicationShutdown();
    await database.drop();
  });

  /** A queue whose accept calls pass through `fault`; all other statements do not. */
  function queueWith(fault: Query, now: () => Instant = () => clock.now()) {
    let calls = 0;
    const query = (text: { name?: string } | string, values?: unknown[]): Promise<unknown> => {
      const run = () => pool.query(text as string, values);
      if (typeof text === 'string' || text.name !== 'spool_accept') return run();
      calls += 1;
      return fault(run);
    };
    const faulty = { query } as unknown as HotPool;
    const queue = new StoreQueue(faulty, { now } as Clock, new SpoolFacade(faulty));
    return { queue, calls: () => calls };
  }
  function anItem(account: string, group: object | null = null, more: object = {}, now = systemNow()): StoreItem {
    const id = newId(now);
    const meta = {
      id,
      account_id: account,
      class: 1,
      source: 0,
      from_email: 'a@acme.example',
      message_id_header: '<a@b>',
      size_bytes: 4,
      mode: 0,
      track: 0,
      sandbox: false,
      egress: 'shared',
      encoding: 0,
      raw_bytes: 4,
      n: 1,
      recipients: [{ id: newId(now), email: 'r@x.example', key: 'r@x.example', kind: 0, lane, suppressed: false }],
      windows: [],
      ...more,
    };
    return { id, accountId: account, meta, body: Buffer.from('body'), lanes: [lane], group };
  }
  const storedOf = async (account: string) =>
    (await pool.query<{ n: number }>('select count(*) as n from messages where account_id = $1', [account])).rows[0]!.n;
  const lost = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

  it('F19: the reply to the commit is lost: the message is found, answered as stored, and not stored twice', async () => {
    let first = true;
    const { queue } = queueWith(async (run) => {
      const result = await run();
      if (!first) return result;
      first = false;
      throw lost();
    });
    const account = newId(systemNow());
    const outcomes = await Promise.all(
      queue.store([anItem(account), anItem(account, null, { key: 'k', op_hash: 'aa', status: 202, answer: '{}' })]),
    );
    assert.deepEqual([outcomes[0]!.outcome, await storedOf(account)], ['stored', 2]);
    assert.equal(outcomes[1]!.outcome, 'idempotent', 'its key says whose it is');
  });

  it('F01: the connection dies before the statement ran: it is sent again and stored once', async () => {
    let failures = 2;
    const { queue } = queueWith((run) => (failures-- > 0 ? Promise.reject(lost()) : run()));
    const account = newId(systemNow());
    const outcomes = await Promise.all(queue.store([anItem(account), anItem(account)]));
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['stored', 'stored'],
    );
    assert.equal(await storedOf(account), 2);
  });

  it('a database that stays away is 503, and nothing is stored', async () => {
    const { queue } = queueWith(() => Promise.reject(lost()));
    const account = newId(systemNow());
    await assert.rejects(Promise.all(queue.store([anItem(account)])), { code: 'unavailable' });
    assert.equal(await storedOf(account), 0);
  });

  it('one bad request in a group fails alone', async () => {
    const { queue } = queueWith((run) => run());
    const account = newId(systemNow());
    const results = await Promise.allSettled(
      queue.store([anItem(account), anItem(account, null, { subject: 'a\0b' }), anItem(account)]),
    );
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(await storedOf(account), 2);
  });

  it('a month without partition gets one', async () => {
    const later = addMs(systemNow(), 900 * DAY_MS);
    const { queue } = queueWith(
      (run) => run(),
      () => later,
    );
    const account = newId(later);
    const [outcome] = await Promise.all(queue.store([anItem(account, null, {}, later)]));
    assert.equal(outcome!.outcome, 'stored');
  });

  it('who arrives while statements are under way shares the next one; nobody waits for company', async () => {
    const release: (() => void)[] = [];
    const { queue, calls } = queueWith(async (run) => {
      if (release.length < 2) await new Promise<void>((resolve) => release.push(resolve));
      return run();
    });
    const account = newId(systemNow());
    const all = [queue.store([anItem(account)]), queue.store([anItem(account)])].flat();
    for (let i = 0; i < 60; i += 1) all.push(...queue.store([anItem(account)]));
    assert.equal(calls(), 2, 'the first two began at once');
    for (const go of release) go();
    await Promise.all(all);
    assert.ok(calls() <= 4, `${calls()} statements for 62 requests`);
    assert.equal(await storedOf(account), 62);
  });

  it('the messages of one batch are judged in their order, though statements run side by side', async () => {
    const { queue } = queueWith((run) => run());
    const account = newId(systemNow());
    const group = {};
    const day = Date.UTC(2026, 0, 1);
    const windows = [
      {
        subscription_id: account,
        kind: 2,
        starts: '2026-01-01T00:00:00Z',
        start_ms: day,
        ends: '2026-01-02T00:00:00Z',
        limit: 120,
      },
    ];
    const items = Array.from({ length: 250 }, () => anItem(account, group, { windows }));
    const outcomes = await Promise.all([queue.store([anItem(newId(systemNow()))]), queue.store(items)].flat());
    const stored = outcomes.slice(1).map(({ outcome }) => outcome === 'stored');
    assert.deepEqual(stored, [...Array<boolean>(120).fill(true), ...Array<boolean>(130).fill(false)]);
  });
});
