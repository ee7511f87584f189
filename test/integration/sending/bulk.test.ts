import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, HOUR_MS } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { Bulks, bigCustomer, readers } from './bulk-steps.js';

const HTML = `<html><body><p>Hello {{default firstName "you"}}, you are no. {{number}}.{{nothing}}</p>
<a href="https://shop.example/sale?a=1&amp;b=2">Sale</a> <a href="https://shop.example/mine/{{number}}">Mine</a>
<a href="{{unsubscribeUrl}}">Unsubscribe</a></body></html>`;

describe('mail to many', () => {
  let world: World;
  let bulks: Bulks;
  before(async () => {
    world = await startWorld();
    bulks = new Bulks(world, await bigCustomer(world));
  });
  after(() => world.close());

  const token = (): string => bulks.customer.secret;
  const get = <T>(path: string) => world.http.get<T>(path, { token: token() });

  it('takes a page of recipients into the queue', async () => {
    const bulkId = await bulks.prepare();
    await bulks.steer('pauseIn', bulkId);
    assert.deepEqual((await bulks.accept(bulkId, readers(1))).hindrance, { kind: 'stopped', state: 'paused' });
    await bulks.steer('resumeIn', bulkId);
    const page = await bulks.accept(bulkId, readers(2_500, ['a.example', 'b.example']));
    assert.equal(page.accepted, 2_500);
    assert.equal(page.taken, 2_500);
    assert.equal(page.messageIds.length, 3);
    assert.deepEqual([page.suppressed, page.unusable, page.waitUntil, page.hindrance], [[], [], null, null]);
    const rows = await bulks.query<{ n: number; events: number; sizes: number[] }>(
      `select (select count(*)::int from deliveries where message_id = any ($1)) as n,
              (select count(*)::int from mail_events where message_id = any ($1) and type = 1) as events,
              array(select recipient_count from messages where id = any ($1) order by id) as sizes`,
      [page.messageIds],
    );
    assert.deepEqual(rows[0], { n: 2_500, events: 2_500, sizes: [1_000, 1_000, 500] });
    const counts = await eventually('the bulk goes on', async () => {
      const found = await bulks.counts(bulkId);
      return found.isSettling ? undefined : found;
    });
    assert.deepEqual(counts, { bulkId, accepted: 2_500, cancelled: 0, isSettling: false });
  });

  it('writes to each recipient what is his, with the fields of lists', async () => {
    const bulkId = await bulks.prepare({ html: HTML, track: { opens: true, clicks: true }, tags: ['news'] });
    const [ada, bob] = readers(2, ['copies.example']);
    const page = await bulks.accept(bulkId, [ada!, { ...bob!, name: null, variables: {} }]);
    const mails = await Promise.all(
      [ada!, bob!].map(({ email }) => eventually(`mail to ${email}`, async () => (await world.inbox.to(email))[0])),
    );
    const [first, second] = await Promise.all(mails.map(({ raw }) => simpleParser(raw)));
    assert.equal(first!.subject, 'News for First-0');
    assert.equal(second!.subject, 'News for');
    assert.match(first!.html as string, /Hello First-0, you are no\. 0\./);
    assert.match(second!.html as string, /Hello you, you are no\. \./);
    assert.match(first!.text!, /Hello First-0, you are no\. 0\./);
    assert.deepEqual([first!.to], [{ ...(first!.to as object), text: `"Reader 0" <${ada!.email}>` }]);
    assert.equal((second!.to as { text: string }).text, bob!.email);
    const header = (name: string) => first!.headerLines.find(({ key }) => key === name)?.line;
    assert.match(header('list-unsubscribe')!, /^List-Unsubscribe: <https?:[^>]+\/u\/[\w-]+>,\r?\n <mailto:/);
    assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    assert.match(header('list-id')!, /^List-Id: <campaigns\.acme/);
    assert.match(header('feedback-id')!, /^Feedback-ID: cmp_.*:acc_.*:campaign:posthorn$/s);
    assert.match(header('x-posthorn-message')!, new RegExp(page.messageIds[0]!));
    assert.match(first!.html as string, /\/t\/o\/[\w-]+\.gif/);
    assert.doesNotMatch(first!.html as string, /shop\.example/);

    const links = [...(first!.html as string).matchAll(/href="([^"]+)"/g)].map(([, url]) =>
      url!.replaceAll('&amp;', '&'),
    );
    const [sale, mine] = await Promise.all(links.slice(0, 2).map((url) => follow(url)));
    assert.equal(sale, 'https://shop.example/sale?a=1&b=2');
    assert.equal(mine, 'https://shop.example/mine/0');
    const foreign = links[1]!.replace(/a=[\w-]+/, `a=${Buffer.from('https://evil.example/').toString('base64url')}`);
    assert.equal(await follow(foreign), null, 'an address that nobody signed');
    const clicked = await eventually('the clicks are in the life of the message', async () => {
      const events = await get<{ data: { type: string; url: string; campaignId: string }[] }>(
        `/v1/messages/msg_${page.messageIds[0]!}/events?limit=500`,
      );
      const found = events.body.data.filter(({ type }) => type === 'clicked');
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(clicked.map(({ url }) => url).sort(), [
      'https://shop.example/mine/0',
      'https://shop.example/sale?a=1&b=2',
    ]);
    assert.deepEqual([...new Set(clicked.map(({ campaignId }) => campaignId))], [`cmp_${bulks.campaignId}`]);
  });

  it('the same delivery is written in the same bytes every time, and holds nothing of others', async () => {
    const canary = (n: number): string => `canary-${n}-${'x'.repeat(n % 7)}`;
    const html = `<p>{{#each items}}{{this}} {{/each}}{{firstName}}</p>{{{raw}}}<a href="https://x.example/{{firstName}}">go</a>`;
    const bulkId = await bulks.prepare({ html, subject: 'For {{firstName}}', track: { opens: true, clicks: true } });
    const many = Array.from({ length: 130 }, (_, n) => ({
      contactId: canary(n),
      email: `c${n}@canaries.example`,
      name: canary(n),
      variables: { firstName: canary(n), items: [canary(n), '…é'], raw: `<b>${canary(n)}</b>` },
    }));
    const page = await bulks.accept(bulkId, many, { notBefore: addMs(world.now(), HOUR_MS) });
    const ids = await bulks.query<{ id: string }>('select id from deliveries where message_id = $1 order by seq', [
      page.messageIds[0],
    ]);
    const content = async (n: number): Promise<Buffer> => {
      const path = `/v1/messages/msg_${page.messageIds[0]!}/content?recipient=dlv_${ids[n]!.id}`;
      return Buffer.from((await get<{ raw: string }>(path)).body.raw, 'base64');
    };
    for (const n of [0, 1, 49, 50, 64, 99, 100, 129]) {
      const [once, again] = [await content(n), await content(n)];
      assert.ok(once.equals(again), `copy ${n}`);
      const mail = await simpleParser(once);
      const found = `${mail.html as string} ${mail.text!} ${mail.subject!} ${(mail.to as { text: string }).text}`;
      const canaries = [...new Set([...found.matchAll(/canary-(\d+)-/g)].map(([, number]) => Number(number)))];
      assert.deepEqual(canaries, [n]);
      assert.equal(mail.messageId, `<${ids[n]!.id}@${bulks.customer.email.split('@')[1]!}>`);
    }
    const wrong = await get(`/v1/messages/msg_${page.messageIds[0]!}/content?recipient=dlv_${newId(world.now())}`);
    assert.equal(wrong.status, 422);
    await bulks.steer('cancelIn', bulkId);
  });

  it('passes over who must not be written to and who cannot be', async () => {
    const bulkId = await bulks.prepare();
    const list = readers(6, ['silent.example']);
    await Promise.all(
      [
        { email: list[1]!.email, scope: 'marketing' },
        { email: list[4]!.email, scope: 'all' },
      ].map((body) => world.http.post('/v1/suppressions', { token: token(), body })),
    );
    const page = await bulks.accept(bulkId, [...list, { ...list[0]!, contactId: 'bad', email: 'no address' }]);
    assert.deepEqual(page.suppressed, ['contact-1', 'contact-4']);
    assert.deepEqual(page.unusable, ['bad']);
    assert.deepEqual([page.accepted, page.taken], [4, 7]);
  });

  it('a pause holds from its commit on, and what waits goes on afterwards', async () => {
    const bulkId = await bulks.prepare();
    const page = await bulks.acceptAnd('pauseIn', bulkId, readers(2_100, ['held.example']));
    await eventually('the pause is carried out', async () => !(await bulks.counts(bulkId)).isSettling || undefined);
    // A lane may have taken its first few in hand: they are looked at before the dial, and held as well.
    await eventually('all of it is held', async () => {
      const held = await bulks.query<{ n: number }>(
        'select count(*)::int as n from delivery_queue where message_id = any ($1) and state = 3 and because = 17',
        [page.messageIds],
      );
      return held[0]!.n === 2_100 || undefined;
    });
    assert.equal((await world.inbox.to('reader0@held.example')).length, 0);
    const shown = await get<{ recipients: { waitingFor: string }[] }>(`/v1/messages/msg_${page.messageIds[2]!}`);
    assert.match(shown.text, /campaign is paused/);
    await bulks.steer('resumeIn', bulkId);
    await eventually('all of it is delivered', async () => {
      const rows = await bulks.query<{ n: number }>(
        'select count(*)::int as n from deliveries where message_id = any ($1) and status = 5',
        [page.messageIds],
      );
      return rows[0]!.n === 2_100 || undefined;
    });
  });

  it('a cancelled bulk ends what waits, and says how many', async () => {
    const bulkId = await bulks.prepare();
    const page = await bulks.acceptAnd('cancelIn', bulkId, readers(1_500, ['ended.example']));
    assert.equal(page.steered, 1_500);
    await eventually('the end is carried out', async () => !(await bulks.counts(bulkId)).isSettling || undefined);
    // What a lane took in hand before is looked at before it is said, and ends as well.
    await eventually('all of it has ended', async () => (await bulks.counts(bulkId)).cancelled === 1_500 || undefined);
    assert.deepEqual(await bulks.counts(bulkId), { bulkId, accepted: 1_500, cancelled: 1_500, isSettling: false });
    assert.equal((await world.inbox.to('reader0@ended.example')).length, 0);
    const [left] = await bulks.query<{ queued: number; ended: number; events: number }>(
      `select (select count(*)::int from delivery_queue where message_id = any ($1)) as queued,
              (select count(*)::int from deliveries where message_id = any ($1) and status = 9) as ended,
              (select count(*)::int from mail_events where message_id = any ($1) and type = 12) as events`,
      [page.messageIds],
    );
    assert.deepEqual(left, { queued: 0, ended: 1_500, events: 1_500 });
    assert.equal(await bulks.steer('resumeIn', bulkId), 0, 'for good');
    assert.deepEqual((await bulks.accept(bulkId, readers(1))).hindrance, { kind: 'stopped', state: 'cancelled' });
  });

  it('a block of campaigns stops what waits and takes nothing new, until it is over', async () => {
    const bulkId = await bulks.prepare();
    const operator = await world.operator();
    const path = `/v1/admin/accounts/${bulks.customer.accountId}/blocks`;
    const body = { reason: 'manual', scope: 'campaigns' };
    const blocked = await world.http.post<{ id: string }>(path, { token: operator, body });
    assert.equal(blocked.status, 201, blocked.text);
    const refused = await bulks.accept(bulkId, readers(1));
    assert.equal(refused.hindrance?.kind === 'refused' && refused.hindrance.problem.code, 'account_blocked');
  });

  const follow = async (url: string): Promise<string | null> => {
    const { pathname, search } = new URL(url);
    return (await world.http.get(`${pathname}${search}`)).headers.get('location');
  };
});
