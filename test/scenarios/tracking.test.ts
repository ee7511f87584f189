import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { WriteEngagement } from '../../src/modules/sending/tracking/use-cases/write-engagement.js';
import { makeCredential, smtpCustomer, smtpPort } from '../conformance/smtp-customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { BROWSER, pathOf, readArrived, Tracking } from './tracking-steps.js';

const HTML = `<!doctype html><html><head><title>News</title></head><body>
<p>Grüße aus <a class="x" href="https://shop.example/new?a=1&amp;b=2#top">dem Laden</a> und
<a href='https://shop.example/plain' data-track="off">ungezählt</a>,
<a href="mailto:help@shop.example">Post</a>, <a href="#top">oben</a>, <a href=https://shop.example/q>kurz</a></p></body></html>`;
const BOTH = { opens: true, clicks: true };
const TOKEN = /^\/t\/c\/[\w-]{40}$/;

describe('opens and clicks are counted where the sender wants it', () => {
  let world: World;
  let sender: Tracking;
  before(async () => {
    world = await startWorld();
    sender = new Tracking(world, await smtpCustomer(world));
  });
  after(() => world.close());

  it('each recipient has links of his own that lead where the message said', async () => {
    const { id, mail } = await sender.sent({ html: HTML, text: 'https://shop.example/new', track: BOTH });
    assert.match(mail.links[0]!, TOKEN);
    assert.deepEqual(mail.links.slice(1, 4), ['https://shop.example/plain', 'mailto:help@shop.example', '#top']);
    assert.match(mail.links[4]!, TOKEN);
    assert.match(mail.html, /Grüße aus/);
    assert.match(mail.text, /https:\/\/shop\.example\/new/);
    assert.match(mail.raw, /^DKIM-Signature: /m);
    await world.advance('PT1H');
    const followed = await sender.visit(mail.links[0]!);
    assert.deepEqual(
      [followed.status, ...['location', 'cache-control', 'referrer-policy'].map((name) => followed.headers.get(name))],
      [302, 'https://shop.example/new?a=1&b=2#top', 'no-store', 'no-referrer'],
    );
    const shown = await sender.visit(mail.pixel!);
    assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/gif']);
    const [clicked] = await sender.recorded(id, 'clicked', 1);
    assert.deepEqual(
      [clicked!.url, clicked!.userAgent, clicked!.machineLikely, clicked!.recipient],
      ['https://shop.example/new?a=1&b=2#top', BROWSER, false, 'ada@elsewhere.example'],
    );
    const [opened] = await sender.recorded(id, 'opened', 1);
    assert.deepEqual([opened!.url, opened!.machineLikely], [null, false]);
  });

  it('of many openings one is the first, and one the first of a person', async () => {
    const { id, mail } = await sender.sent({ html: HTML, track: BOTH });
    await world.advance('PT1H');
    await sender.visit(mail.pixel!, { 'user-agent': 'Mozilla/5.0' });
    await sender.recorded(id, 'opened', 1);
    await Promise.all([1, 2, 3].map(() => sender.visit(mail.pixel!)));
    await sender.recorded(id, 'opened', 4);
    const rows = await sender.query<{ detail: Record<string, unknown> }>(
      `select detail from mail_events where message_id = $1 and type = 7 order by log_id`,
      [id.slice('msg_'.length)],
    );
    assert.deepEqual(
      rows.map(({ detail }) => [detail['machineReason'], detail['first'], detail['firstByPerson']]),
      [
        ['prefetch', true, false],
        [null, false, true],
        [null, false, false],
        [null, false, false],
      ],
    );
  });

  it('scanners are told from readers: HEAD, before anybody could have read, and all links at once', async () => {
    const links = [1, 2, 3].map((n) => `<a href="https://shop.example/${n}">${n}</a>`).join('');
    const { id, mail } = await sender.sent({ html: links, track: { clicks: true } });
    assert.equal(mail.pixel, null);
    await world.advance('PT1H');
    assert.equal((await sender.visit(mail.links[0]!, {}, 'HEAD')).status, 302);
    const [head] = await sender.recorded(id, 'clicked', 1);
    assert.deepEqual([head!.machineLikely, head!.url], [true, 'https://shop.example/1']);
    const [{ id: deliveryId }] = (await sender.query<{ id: string }>(
      'select id from deliveries where message_id = $1',
      [id.slice('msg_'.length)],
    )) as [{ id: string }];
    const one = { kind: 'click' as const, deliveryId, url: null, userAgent: BROWSER, isHead: false, isPrefetch: false };
    const at = world.now();
    const batch = [0, 1, 2].map((link) => ({ ...one, link, at, atMs: 100 * link }));
    await world.app.get(WriteEngagement).run([...batch, { ...one, link: 0, at, atMs: 9_000 }], [], []);
    const clicks = await sender.recorded(id, 'clicked', 5);
    assert.deepEqual(
      clicks.slice(1).map(({ machineLikely }) => machineLikely),
      [true, true, true, false],
    );
  });

  it('nothing is changed where nobody asked for it, and copies are the same for all', async () => {
    for (const track of [undefined, { opens: false, clicks: false }]) {
      const { mail } = await sender.sent({ html: HTML, ...(track ? { track } : {}) });
      assert.equal(mail.links[0], 'https://shop.example/new?a=1&amp;b=2#top');
      assert.equal(mail.pixel, null);
      assert.equal(mail.header('List-Unsubscribe'), null);
    }
  });

  it('by SMTP X-Posthorn-Track says so, and placeholders become the recipient’s own links', async () => {
    const customer = sender.customer as Awaited<ReturnType<typeof smtpCustomer>>;
    const credential = await makeCredential(world, customer, 'shop');
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort(world),
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: credential.username, pass: credential.password },
    });
    const sent = await transport.sendMail({
      from: customer.email,
      to: 'smtp@elsewhere.example, two@elsewhere.example',
      subject: 'News',
      text: 'Leave: {{unsubscribeUrl}}',
      html: '<p>ä <a href="https://shop.example/smtp">x</a> <a href="{{preferencesUrl}}">choose</a></p>',
      headers: { 'X-Posthorn-Track': 'clicks' },
      textEncoding: 'base64',
    });
    transport.close();
    const id = /accepted (msg_\S+)/.exec(sent.response)![1]!;
    const mails = await Promise.all(['smtp', 'two'].map((name) => sender.arrive(id, `${name}@elsewhere.example`)));
    for (const mail of mails) {
      assert.match(mail.links[0]!, TOKEN);
      assert.match(mail.links[1]!, /^\/p\/[\w-]{38}$/);
      assert.match(mail.text, /^Leave: http:\/\/127\.0\.0\.1:\d+\/u\/[\w-]{38}\s*$/);
      assert.equal(mail.pixel, null);
      assert.equal((await sender.visit(mail.links[0]!)).headers.get('location'), 'https://shop.example/smtp');
    }
    assert.notEqual(mails[0]!.links[0], mails[1]!.links[0]);
  });

  it('forged, cut, swapped and purged links lead nowhere, and all answer alike', async () => {
    const { id, mail } = await sender.sent({ html: HTML, track: BOTH });
    const [click, pixel] = [mail.links[0]!, mail.pixel!];
    const token = click.slice('/t/c/'.length);
    const open = pixel.slice('/t/o/'.length, -'.gif'.length);
    const wrong = [
      `/t/c/${token.slice(0, -1)}`,
      `/t/c/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `/t/c/${token.toLowerCase()}x`,
      `/t/c/${open}`,
      `/t/o/${token}.gif`,
      `/t/o/${open}`,
      `/u/${open}`,
      `/p/${open}`,
      `/t/c/${encodeURIComponent('https://evil.example/')}`,
      `/t/c/${token}?url=https://evil.example/`.replace(token, `${token.slice(0, 20)}AAAA${token.slice(24)}`),
    ];
    const answers = await Promise.all(wrong.map((path) => sender.visit(path, { 'accept-language': 'fr' })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      wrong.map(() => 404),
    );
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.match(answers[0]!.text, /<html lang="fr">/);
    assert.doesNotMatch(answers[0]!.text, /posthorn|evil/i);
    // What others add to a link does not change where it leads.
    const added = await sender.visit(`${click}?url=https://evil.example/&next=//evil.example`);
    assert.equal(added.headers.get('location'), 'https://shop.example/new?a=1&b=2#top');
    await sender.query('delete from deliveries where message_id = $1', [id.slice('msg_'.length)]);
    await eventually('nobody remembers it', async () => (await sender.visit(click)).status === 404);
    assert.equal((await sender.visit(pixel)).status, 404);
  });

  it('links work without the body, for as long as events are kept', async () => {
    const { id, mail } = await sender.sent({ html: HTML, track: BOTH });
    await world.advance('P40D');
    assert.equal((await sender.get(`/v1/messages/${id}/content`)).status, 410);
    assert.equal((await sender.visit(mail.links[0]!)).headers.get('location'), 'https://shop.example/new?a=1&b=2#top');
    assert.equal((await sender.query('select 1 from message_links where message_id = $1', [id.slice(4)])).length, 1);
    await world.advance('P400D');
    assert.equal((await sender.query('select 1 from message_links where message_id = $1', [id.slice(4)])).length, 0);
    await eventually('the link is forgotten', async () => (await sender.visit(mail.links[0]!)).status === 404);
  });

  it('what cannot be written now is written later; who clicks does not wait for it', async () => {
    const { id, mail } = await sender.sent({ html: HTML, track: BOTH });
    await world.advance('PT1H');
    const pool = world.app.get(HotPool);
    await sender.visit(mail.links[0]!);
    const query = pool.query.bind(pool);
    pool.query = (() => Promise.reject(new Error('away'))) as never;
    try {
      const [clicked, opened, unknown] = await Promise.all([
        sender.visit(mail.links[0]!),
        sender.visit(mail.pixel!),
        sender.visit(mail.links[4]!, { 'accept-language': 'de' }),
      ]);
      assert.deepEqual([clicked.status, opened.status], [302, 200]);
      assert.deepEqual([unknown.status, unknown.headers.get('retry-after')], [503, '60']);
      assert.match(unknown.text, /Im Moment nicht/);
    } finally {
      pool.query = query;
    }
    await sender.recorded(id, 'clicked', 2);
    await sender.recorded(id, 'opened', 1);
  });

  it('readers of the raw mail see a valid message: every line within its limit, every encoding its own', async () => {
    const long = `<p>${'wort '.repeat(170)}</p><a href="https://shop.example/1">1</a><a href="https://shop.example/2">2</a>`;
    const { mail } = await sender.sent({ html: long, text: 'ä'.repeat(200), track: BOTH });
    assert.ok(mail.raw.split('\r\n').every((line) => line.length <= 998));
    const again = await readArrived(mail.raw);
    assert.equal(again.html.replace(/\s+/g, ' ').includes('wort '.repeat(170).trim()), true);
    assert.equal(pathOf(again.links[1]!), mail.links[1]);
    assert.equal((await sender.visit(mail.links[1]!)).headers.get('location'), 'https://shop.example/2');
  });

  it('a sending domain says it for all its mail, on its own name once that is in place; the message has the last word', async () => {
    const domain = sender.customer.email.split('@')[1]!;
    const added = await world.http.post('/v1/domains', { token: sender.token, body: { name: domain } });
    assert.equal(added.status, 201, added.text);
    await sender.query(
      `update domains set status = 'verified', verified_at = now(), tracking_at = now(), track_opens = true, track_clicks = true
        where account_id = $1 and name = $2`,
      [sender.accountId, domain],
    );
    const { mail } = await eventually('the domain is noticed', async () => {
      const sent = await sender.sent({ html: HTML });
      return sent.mail.pixel !== null && sent;
    });
    // Spoken to as TRACKING_URL is: without TLS here, and on its port.
    const raw = /href="(http:\/\/track\.[^"]*)"/.exec(mail.html)![1]!;
    assert.ok(new RegExp(`^http://track\\.${domain}:\\d+/t/c/`).test(raw), raw);
    const path = new URL(raw).pathname;
    const other = await sender.visit(path, { host: `track.${domain}` });
    assert.equal(other.headers.get('location'), 'https://shop.example/new?a=1&b=2#top');
    const { mail: quiet } = await sender.sent({ html: HTML, track: { opens: false, clicks: false } });
    assert.equal(quiet.links[0], 'https://shop.example/new?a=1&amp;b=2#top');
  });
});
