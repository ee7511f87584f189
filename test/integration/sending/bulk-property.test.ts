import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { startWorld, type World } from '../../support/world.js';
import { signUpCustomer } from '../../support/customer.js';
import { bigCustomer, Bulks, readers } from './bulk-steps.js';

/** What whoever pages does next: `dies` ends the transaction after the page was stored, before its commit. */
interface Step {
  size: number;
  dies: boolean;
  /** Who is suppressed before the page. */
  suppress: number | null;
  /** A single mail of the account goes before it. */
  single: boolean;
}
class Died extends Error {}

/** Any pages, any deaths, any room: the cursor moves with the commit, as a campaign's does. */
describe('mail to many, whatever happens', () => {
  let world: World;
  let limited: Bulks;
  let free: Bulks;
  before(async () => {
    world = await startWorld();
    const worker = await world.another({ ROLES: 'worker,scheduler' });
    [limited, free] = [new Bulks(world, await signUpCustomer(world)), new Bulks(world, await bigCustomer(world))];
    await worker.close();
  });
  after(() => world.close());

  let run = 0;
  const step = fc.record({
    size: fc.integer({ min: 1, max: 40 }),
    dies: fc.boolean(),
    suppress: fc.option(fc.nat(79), { freq: 3 }),
    single: fc.boolean(),
  });

  const usedOf = async (bulks: Bulks): Promise<{ used: number; limit: number }[]> =>
    bulks.query('select used, limit_at_open as "limit" from quota_windows where account_id = $1 order by id', [
      bulks.scope.accountId,
    ]);

  const check = async (bulks: Bulks, count: number, room: number | null, steps: readonly Step[]): Promise<void> => {
    run += 1;
    const all = readers(count, [`run${run}.example`, `other${run}.example`]);
    const bulkId = await bulks.prepare();
    if (room !== null)
      await bulks.query('update quota_windows set used = greatest(0, limit_at_open - $2) where account_id = $1', [
        bulks.scope.accountId,
        room,
      ]);
    const before = await usedOf(bulks);
    const suppressedAt = new Map<string, number>();
    let [cursor, singles, full] = [0, 0, false];
    const page = async ({ size, dies }: Pick<Step, 'size' | 'dies'>): Promise<void> => {
      try {
        await bulks.in(async (tx) => {
          const part = all.slice(cursor, cursor + size);
          const { taken, hindrance } = await bulks.acceptIn(tx, bulkId, part);
          if (dies) throw new Died();
          full = hindrance !== null;
          cursor += taken;
        });
      } catch (error) {
        if (!(error instanceof Died)) throw error;
      }
    };
    for (const { suppress, single, ...one } of steps) {
      const victim = suppress === null ? undefined : all[suppress];
      if (victim !== undefined && !suppressedAt.has(victim.email)) {
        const answer = await world.http.post('/v1/suppressions', {
          token: bulks.customer.secret,
          body: { email: victim.email },
        });
        assert.ok(answer.status < 300, answer.text);
        suppressedAt.set(victim.email, cursor);
      }
      if (single) {
        const answer = await world.http.post('/v1/messages', {
          token: bulks.customer.secret,
          body: {
            from: { email: bulks.customer.email },
            to: [{ email: `s${run}@one.example` }],
            subject: 'x',
            text: 'x',
          },
        });
        if (answer.status === 202) singles += 1;
      }
      await page(one);
    }
    for (full = false; cursor < all.length && !full;) await page({ size: 40, dies: false });

    const stored = await bulks.query<{ recipient: string; n: number }>(
      `select d.recipient, count(*)::int as n from messages m join deliveries d on d.message_id = m.id where m.bulk_id = $1 group by 1`,
      [bulkId],
    );
    const told = await bulks.query<{ n: number; accepted: number }>(
      `select (select count(*)::int from mail_events e join messages m on m.id = e.message_id where m.bulk_id = $1 and e.type = 1) as n,
              accepted::int from bulks where id = $1`,
      [bulkId],
    );
    assert.ok(
      stored.every(({ n }) => n === 1),
      'nobody twice',
    );
    assert.deepEqual(told[0], { n: stored.length, accepted: stored.length }, 'events and counts are of what is stored');
    const got = new Set(stored.map(({ recipient }) => recipient));
    for (const [place, { email }] of all.entries()) {
      const suppressed = (suppressedAt.get(email) ?? Infinity) <= place;
      assert.equal(got.has(email), place < cursor && !suppressed, `${email} at ${place} of ${cursor}`);
    }
    for (const [n, { used, limit }] of (await usedOf(bulks)).entries()) {
      if (limit !== null) assert.ok(used <= limit, `${used} of ${limit}`);
      if (before.length > 0) assert.equal(used - before[n]!.used, stored.length + singles, 'each is counted once');
    }
    if (room === null) assert.equal(cursor, all.length);
    else if (cursor < all.length)
      assert.ok(
        (await usedOf(bulks)).some(({ used, limit }) => used === limit),
        'to the last unit',
      );
  };

  it('near a limit: everybody once as far as there is room, to the last unit and not beyond', async () => {
    await limited.accept(await limited.prepare(), readers(1, ['opens.example']));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.nat(100),
        fc.array(step, { maxLength: 6 }),
        (count, room, steps) => check(limited, count, room, steps),
      ),
      { numRuns: 25 },
    );
  });

  it('far from every limit: everybody once', async () => {
    await free.accept(await free.prepare(), readers(1, ['opens.example']));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80 }), fc.array(step, { maxLength: 6 }), (count, steps) =>
        check(free, count, null, steps),
      ),
      { numRuns: 15 },
    );
  });
});
