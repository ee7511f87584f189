import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
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

  const follow = async (url: string): Promise<string | null> => {
    const { pathname, search } = new URL(url);
    return (await world.http.get(`${pathname}${search}`)).headers.get('location');
  };
});
