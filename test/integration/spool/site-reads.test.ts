import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { SITE_STATES, SiteReads } from '../../../src/modules/spool/index.js';
import type { HotPool } from '../../../src/platform/database/hot-pool.js';
import { startSpool, type SpoolWorld } from './spool-world.js';

const LANES = 1_000;
const ROWS = 60_000;
const BUSY = 'mx:mx000007.test';

describe('looks at sites', () => {
  let world: SpoolWorld;
  before(async () => {
    world = await startSpool();
    await world.pool.query(
      `insert into lanes (egress, site, provisional)
         select 'shared', 'mx:mx' || lpad(n::text, 6, '0') || '.test', false from generate_series(1, $1::int) n`,
      [LANES],
    );
    // Half of it waits at one site, in every state; the rest is spread.
    await world.pool.query(
      `insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, created_at, next_at)
         select gen_random_uuid(), n, l.id, 1, (array[0, 0, 0, 1, 1, 2, 3, 5])[1 + (n / 2) % 8]::smallint, gen_random_uuid(),
           gen_random_uuid(), 'u@x.test', now(), now()
           from generate_series(1, $1::int) n
           join lanes l on l.site = 'mx:mx' || lpad((case when n % 2 = 0 then 7 else 1 + n % $2::int end)::text, 6, '0') || '.test'`,
      [ROWS, LANES],
    );
    await world.pool.query('analyze lanes');
    await world.pool.query('analyze delivery_queue');
  });
  after(() => world.close());

  /** The plan of each statement that the reads send, as text. */
  async function plansOf(work: (reads: SiteReads) => Promise<unknown>): Promise<string[]> {
    const plans: string[] = [];
    const query = async (text: string, values: unknown[] = []): Promise<unknown> => {
      const plan = await world.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values);
      plans.push(plan.rows.map((row) => row['QUERY PLAN']).join('\n'));
      return world.pool.query(text, values);
    };
    await work(new SiteReads({ query } as unknown as HotPool));
    return plans;
  }

  it('count no further than they are told, and say so', async () => {
    const reads = new SiteReads(world.pool);
    const some = (await reads.queuesOf([BUSY], 1_000)).get(BUSY)!;
    assert.deepEqual([some.counts.ready, some.counts.later, some.atLeast], [1_000, 1_000, true]);
    const all = (await reads.queuesOf([BUSY], ROWS)).get(BUSY)!;
    assert.equal(all.atLeast, false);
    assert.ok(all.counts.ready >= (ROWS / 2) * (3 / 8), `${all.counts.ready} ready`);
    assert.ok(all.oldestAt);
  });

  it('touch of a long queue what they count, not what waits', async () => {
    const [few] = await plansOf((reads) => reads.queuesOf([BUSY], 100));
    const [many] = await plansOf((reads) => reads.queuesOf([BUSY], ROWS));
    const buffers = (plan: string): number => Number(/Buffers: shared (?:hit=(\d+))?/.exec(plan)?.[1] ?? 0);
    assert.ok(buffers(few!) * 5 < buffers(many!), `${buffers(few!)} buffers for some, ${buffers(many!)} for all`);
  });

  it('never read the whole queue, whatever is asked', async () => {
    for (const state of [null, ...SITE_STATES]) {
      const wanted = { after: null, part: 'mx0', state, now: systemNow(), limit: 50 };
      const [plan] = await plansOf((reads) => reads.page(wanted));
      assert.doesNotMatch(plan!, /Seq Scan on delivery_queue/, `${state}\n${plan}`);
    }
  });
});
