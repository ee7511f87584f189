import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toDate } from '../../../src/kernel/time/instant.js';
import { startWorld, type World } from '../../support/world.js';
import { signUpCustomer } from '../../support/customer.js';
import { Bulks, readers } from './bulk-steps.js';

/** Of pages and of single mails, so many at once. */
const AT_ONCE = 32;
const PAGE = 11;

describe('mail to many and the last units of a quota', () => {
  let world: World;
  let bulks: Bulks;
  before(async () => {
    world = await startWorld({ DATABASE_POOL: '72' });
    bulks = new Bulks(world, await signUpCustomer(world));
  });
  after(() => world.close());

  const single = (n: number) =>
    world.http.post<{ code?: string }>('/v1/messages', {
      token: bulks.customer.secret,
      body: {
        from: { email: bulks.customer.email },
        to: [{ email: `one${n}@elsewhere.example` }],
        subject: 'x',
        text: 'x',
      },
    });

  it('64 at once, half of them pages: exactly the limit, in the order of each page, and no deadlock', async () => {
    const bulkId = await bulks.prepare();
    const pages = Array.from({ length: AT_ONCE }, (_, n) => readers(PAGE, ['many.example'], n * PAGE));
    const [taken, answers] = await Promise.all([
      Promise.all(pages.map((page) => bulks.accept(bulkId, page))),
      Promise.all(pages.map((_, n) => single(n))),
    ]);
    const sent = answers.filter(({ status }) => status === 202).length;
    assert.deepEqual(
      [...new Set(answers.map(({ status }) => status))].filter((s) => s !== 202 && s !== 429),
      [],
    );
    // Whoever asks next takes what is left, to the last unit.
    const rest = await bulks.accept(bulkId, readers(1_000, ['rest.example'], 10_000));
    const [window] = await bulks.query<{ used: number; limit: number; kind: number }>(
      `select used, limit_at_open as limit, kind from quota_windows where account_id = $1 order by limit_at_open - used limit 1`,
      [bulks.scope.accountId],
    );
    assert.equal(window!.used, window!.limit);
    const accepted = taken.reduce((sum, page) => sum + page.accepted, 0) + rest.accepted;
    assert.equal(accepted + sent, window!.used);
    assert.equal(rest.taken, rest.accepted);
    assert.ok(rest.hindrance?.kind === 'quota' && rest.waitUntil !== null && rest.waitUntil > world.now());
    for (const page of taken) assert.equal(page.waitUntil === null, page.taken === PAGE);
    const [stored] = await bulks.query<{ n: number }>(
      'select count(*)::int as n from deliveries d join messages m on m.id = d.message_id where m.bulk_id = $1',
      [bulkId],
    );
    assert.equal(stored!.n, accepted);
    const again = await bulks.accept(bulkId, readers(5, ['late.example'], 20_000));
    assert.deepEqual([again.taken, again.accepted, again.messageIds], [0, 0, []]);
  });

  it('mail for later counts on its day, and leaves when the time has come', async () => {
    const bulkId = await bulks.prepare();
    await world.advance('P2D');
    const notBefore = addMs(world.now(), 26 * HOUR_MS);
    const rest = await bulks.accept(bulkId, readers(40, ['later.example'], 30_000), { notBefore });
    assert.equal(rest.accepted, 40);
    const used = () =>
      bulks.query<{ used: number }>(
        'select used from quota_windows where account_id = $1 and kind = 2 and window_end > to_timestamp($2 / 1000.0) and window_start <= to_timestamp($2 / 1000.0)',
        [bulks.scope.accountId, notBefore],
      );
    assert.equal((await used())[0]?.used, 40);
    assert.equal((await world.inbox.to('reader30000@later.example')).length, 0);
    await world.advance('PT27H');
    const [mail] = await world.inbox.to('reader30000@later.example');
    assert.match(mail!.raw, new RegExp(`^Date: ${toDate(notBefore).toUTCString().replace('GMT', '\\+0000')}`, 'm'));
  });
});
