import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, HOUR_MS, instantOf, systemNow, toIso } from '../../../src/kernel/time/instant.js';
import { judge, type QuotaWindowSpec, windowKey } from '../../../src/modules/quota/index.js';
import { windowMeta } from '../../../src/modules/sending/acceptance/data/store-item.js';
import { LaneDirectory } from '../../../src/modules/spool/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { testConfig } from '../../support/test-config.js';
import type { TestDatabase } from '../../support/engines.js';

interface Row {
  ord: number;
  outcome: string;
  hits: string[] | null;
  window_kind: number | null;
}

describe('the accept statement', () => {
  let database: TestDatabase;
  let pool: HotPool;
  let lane: number;
  before(async () => {
    const made = await testConfig({ DATABASE_POOL: '48' });
    database = made.database;
    pool = new HotPool(made.config);
    lane = (await new LaneDirectory(pool, new Clock()).lanesFor('shared', ['x.example'])).get('x.example')!;
  });
  after(async () => {
    await pool.onApplicationShutdown();
    await database.drop();
  });

  const now = systemNow();
  const body = Buffer.from('body');
  const windowOf = (meter: string, kind: 'month' | 'day', limit: number): QuotaWindowSpec => ({
    subscriptionId: meter,
    accountId: meter,
    kind,
    windowStart: instantOf('2026-11-01T00:00:00Z'),
    windowEnd: instantOf('2026-12-01T00:00:00Z'),
    limit,
  });
  const requestOf = (accountId: string, n: number, windows: QuotaWindowSpec[], more: object = {}) => ({
    id: newId(now),
    account_id: accountId,
    subscription_id: accountId,
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
    body_at: 1,
    body_bytes: 4,
    n,
    recipients: Array.from({ length: n }, (_, i) => ({
      id: newId(now),
      email: `r${i}@x.example`,
      key: `r${i}@x.example`,
      kind: 0,
      lane,
      suppressed: false,
    })),
    windows: windows.map((window) => windowMeta({ ...window, warnAt: [], suspends: false })),
    ...more,
  });
  const accept = async (requests: object[]): Promise<Row[]> => {
    const { rows } = await pool.query<Row & Record<string, unknown>>({
      name: 'accept',
      text: 'select * from spool_accept($1::timestamptz, $2::jsonb, $3::bytea)',
      values: [toIso(now), JSON.stringify(requests), body],
    });
    return rows.sort((a, b) => a.ord - b.ord);
  };
  const countOf = async (table: string, accountId: string) =>
    (await pool.query<{ n: number }>(`select count(*) as n from ${table} where account_id = $1`, [accountId])).rows[0]!
      .n;

  it('judges random batches exactly as the rule does', async () => {
    const plan = fc.record({ monthly: fc.integer({ min: 0, max: 30 }), daily: fc.integer({ min: 0, max: 12 }) });
    const batches = fc.array(
      fc.array(fc.record({ who: fc.integer({ min: 0, max: 1 }), n: fc.integer({ min: 1, max: 6 }) }), {
        minLength: 1,
        maxLength: 8,
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(fc.tuple(plan, plan), batches, async (plans, rounds) => {
        const accounts = [newId(now), newId(now)];
        const windows = plans.map(({ monthly, daily }, i) => [
          windowOf(accounts[i]!, 'month', monthly),
          windowOf(accounts[i]!, 'day', daily),
        ]);
        let used = new Map<string, number>();
        for (const round of rounds) {
          const rows = await accept(round.map(({ who, n }) => requestOf(accounts[who]!, n, windows[who]!)));
          const expected = judge(
            round.map(({ who, n }) => ({ recipients: n, windows: windows[who]! })),
            (key) => used.get(key) ?? 0,
          );
          used = new Map([...used, ...expected.used]);
          assert.deepEqual(
            rows.map(({ outcome, window_kind }) => [outcome, window_kind]),
            expected.verdicts.map((verdict) =>
              verdict.fits ? ['stored', null] : ['quota', verdict.window.kind === 'month' ? 1 : 2],
            ),
          );
        }
        for (const window of windows.flat()) {
          const { rows } = await pool.query<{ used: number }>(
            'select used from quota_windows where subscription_id = $1 and kind = $2',
            [window.subscriptionId, window.kind === 'month' ? 1 : 2],
          );
          assert.equal(rows[0]?.used ?? 0, used.get(windowKey(window)) ?? 0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('16 at once on three limits: exactly the limits, no deadlock, every accepted recipient stored once', async () => {
    const accounts = [newId(now), newId(now), newId(now)];
    const limit = 300;
    const worker = async (): Promise<number> => {
      let stored = 0;
      for (let round = 0; round < 12; round += 1) {
        const rows = await accept(
          Array.from({ length: 16 }, (_, i) =>
            requestOf(accounts[(i + round) % 3]!, 1, [windowOf(accounts[(i + round) % 3]!, 'day', limit)]),
          ),
        );
        stored += rows.filter(({ outcome }) => outcome === 'stored').length;
      }
      return stored;
    };
    const stored = await Promise.all(Array.from({ length: 16 }, worker));
    assert.equal(
      stored.reduce((sum, n) => sum + n, 0),
      3 * limit,
    );
    for (const account of accounts) {
      for (const table of ['messages', 'deliveries', 'delivery_queue', 'bodies', 'mail_events'])
        assert.equal(await countOf(table, account), limit, table);
    }
  });

  it('a refusal stores nothing, not even its idempotency key; a suspension and its event are kept', async () => {
    const account = newId(now);
    const window = { ...windowOf(account, 'day', 1), warnAt: [], suspends: true };
    const windows = [windowMeta(window)];
    const rows = await accept([
      requestOf(account, 1, [], { windows, key: 'a', op_hash: 'aa', status: 202, answer: '{}' }),
      requestOf(account, 1, [], { windows, key: 'b', op_hash: 'bb', status: 202, answer: '{}' }),
    ]);
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['stored', 'quota'],
    );
    assert.deepEqual(
      [
        await countOf('messages', account),
        await countOf('idempotency_keys', account),
        await countOf('outbox', account),
      ],
      [1, 1, 1],
    );
    await accept([requestOf(account, 1, [], { windows })]);
    assert.equal(await countOf('outbox', account), 1, 'the suspension is told once');
  });

  it('passing a share at which the plan warns is told once, each share for itself', async () => {
    const account = newId(now);
    const windows = [windowMeta({ ...windowOf(account, 'day', 10), warnAt: [8, 9], suspends: false })];
    const told = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2];
    for (const [n, expected] of told.entries()) {
      await accept([requestOf(account, 1, [], { windows })]);
      assert.equal(await countOf('outbox', account), expected, `after ${n + 1}`);
    }
  });

  it('passing two shares at once is told once', async () => {
    const account = newId(now);
    const windows = [windowMeta({ ...windowOf(account, 'day', 10), warnAt: [5, 9], suspends: false })];
    await accept([requestOf(account, 10, [], { windows })]);
    assert.equal(await countOf('outbox', account), 1);
  });

  it('a suppression that came meanwhile is found in the statement; the message waits for a second judgement', async () => {
    const account = newId(now);
    await pool.query(
      `insert into suppressions (id, account_id, email_key, email, scope, reason, source, created_at) values ($1, $2, 'r1@x.example', 'r1@x.example', 0, 'manual', 'api', now())`,
      [newId(now), account],
    );
    const [row] = await accept([requestOf(account, 3, [windowOf(account, 'day', 10)])]);
    assert.deepEqual([row!.outcome, row!.hits], ['suppressed', ['r1@x.example']]);
    assert.deepEqual([await countOf('messages', account), await countOf('quota_windows', account)], [0, 0]);
  });

  it('64 with the same key at once: one is stored', async () => {
    const account = newId(now);
    const rows = await Promise.all(
      Array.from({ length: 64 }, () =>
        accept([
          requestOf(account, 1, [windowOf(account, 'day', 100)], {
            key: 'k',
            op_hash: 'aa',
            status: 202,
            answer: '{}',
          }),
        ]),
      ),
    );
    const outcomes = rows.map(([row]) => row!.outcome);
    assert.equal(outcomes.filter((outcome) => outcome === 'stored').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'idempotent').length, 63);
    const { rows: windows } = await pool.query<{ used: number }>(
      'select used from quota_windows where subscription_id = $1',
      [account],
    );
    assert.equal(windows[0]!.used, 1);
  });

  it('scheduled mail waits uncounted, sandbox mail goes nowhere', async () => {
    const account = newId(now);
    await accept([
      requestOf(account, 2, [], { mode: 1, send_at: toIso(addMs(now, HOUR_MS)) }),
      requestOf(account, 2, [], { mode: 2, sandbox: true }),
    ]);
    const { rows } = await pool.query('select state, counted, because from delivery_queue where account_id = $1', [
      account,
    ]);
    assert.deepEqual(rows, [
      { state: 5, counted: false, because: 3 },
      { state: 5, counted: false, because: 3 },
    ]);
    const { rows: events } = await pool.query<{ type: number; n: number }>(
      'select type, count(*) as n from mail_events where account_id = $1 group by 1 order by 1',
      [account],
    );
    assert.deepEqual(events, [
      { type: 1, n: 4 },
      { type: 12, n: 2 },
    ]);
  });

  it('F61: goes by index whatever the tables hold', async () => {
    const account = newId(now);
    await pool.query(
      `insert into suppressions (id, account_id, email_key, email, scope, reason, source, created_at)
       select gen_random_uuid(), gen_random_uuid(), 'x' || g, 'x', 0, 'manual', 'api', now() from generate_series(1, 50000) g`,
    );
    const requests = JSON.stringify(
      Array.from({ length: 50 }, () => requestOf(account, 2, [windowOf(account, 'day', 1_000)])),
    );
    await pool.query('select * from spool_accept($1::timestamptz, $2::jsonb, $3::bytea)', [
      toIso(now),
      requests.replaceAll('"id":"', '"id":"'),
      body,
    ]);
    const fresh = JSON.stringify(
      Array.from({ length: 50 }, () => requestOf(account, 2, [windowOf(account, 'day', 1_000)])),
    );
    const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
      `explain (analyze, buffers, format json) select * from spool_accept('${toIso(now)}', $json$${fresh}$json$, '\\x626f6479')`,
    );
    const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
    const buffers = plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
    assert.ok(buffers < 20_000, `${buffers} buffers for 50 messages of 2 recipients`);
  });
});
