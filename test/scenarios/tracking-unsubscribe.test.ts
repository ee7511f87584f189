import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RawClient } from '../conformance/raw-client.js';
import { makeCredential, smtpCustomer, smtpPort, submit } from '../conformance/smtp-customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { type Arrived, Tracking } from './tracking-steps.js';

const ONE_CLICK = 'List-Unsubscribe=One-Click';
const MARKETING = { stream: 'marketing', html: '<p>Sale! <a href="{{unsubscribeUrl}}">off</a></p>', text: 'Sale' };

describe('recipients decide what they get', () => {
  let world: World;
  let sender: Tracking;
  let reader = 0;
  before(async () => {
    world = await startWorld();
    sender = new Tracking(world, await smtpCustomer(world));
  });
  after(() => world.close());

  /** A marketing mail to somebody new. */
  const campaign = async (more: object = {}): Promise<{ email: string; id: string; mail: Arrived }> => {
    const email = `reader${(reader += 1)}@elsewhere.example`;
    return { email, ...(await sender.sent({ ...MARKETING, ...more }, email)) };
  };

  it('marketing always carries both ways to unsubscribe, signed; transactional mail carries none', async () => {
    const { mail } = await campaign();
    assert.match(
      mail.header('List-Unsubscribe')!,
      /^<http:\/\/127\.0\.0\.1:\d+\/u\/[\w-]{38}>, <mailto:u\+[a-z2-7]{42}@bounce\.posthorn\.localhost\?subject=unsubscribe>$/,
    );
    assert.equal(mail.header('List-Unsubscribe-Post'), ONE_CLICK);
    const signed = /h=([^;]*);/.exec(mail.header('DKIM-Signature')!)![1]!.replace(/\s/g, '').split(':');
    // Once for the field and once more, so that nobody on the way can add another (RFC 6376 §8.15).
    for (const name of ['list-unsubscribe', 'list-unsubscribe-post'])
      assert.equal(signed.filter((one) => one === name).length, 2, name);
    const { mail: receipt } = await sender.sent({ text: 'Paid' }, 'receipt@elsewhere.example');
    assert.equal(receipt.header('List-Unsubscribe'), null);
  });

  it('a sender’s own fields give way to ours, his mail address stays; also by SMTP', async () => {
    const own = {
      'List-Unsubscribe': '<https://own.example/u?x=1>, <mailto:off@own.example>',
      'List-Unsubscribe-Post': ONE_CLICK,
    };
    const { mail } = await campaign({ headers: own });
    assert.match(mail.header('List-Unsubscribe')!, /^<http:[^>]*>, <mailto:u\+[^>]*>, <mailto:off@own\.example>$/);
    assert.equal(mail.raw.match(/^List-Unsubscribe/gim)?.length, 2);
    const client = await RawClient.ready(smtpPort(world), await makeCredential(world, sender.customer, 'news'));
    const content = [
      `From: ${sender.customer.email}`,
      'To: smtp@elsewhere.example',
      'Subject: News',
      'X-Posthorn-Stream: marketing',
      '',
      'Sale',
      '',
    ];
    const reply = await submit(client, {
      from: sender.customer.email,
      to: ['smtp@elsewhere.example'],
      content: content.join('\r\n'),
    });
    client.destroy();
    const arrived = await sender.arrive(/msg_[0-9a-f-]{36}/.exec(reply.lines.join(' '))![0], 'smtp@elsewhere.example');
    assert.match(arrived.header('List-Unsubscribe')!, /^<http:[^>]*\/u\/[^>]*>, <mailto:u\+[^>]*>$/);
    assert.equal(arrived.header('List-Unsubscribe-Post'), ONE_CLICK);
  });

  it('opening the link changes nothing and asks, in the reader’s language or the sender’s', async () => {
    const { email, id, mail } = await campaign();
    for (const method of ['GET', 'HEAD'])
      assert.equal((await sender.visit(mail.unsubscribePath!, {}, method)).status, 200);
    const titles = {
      en: 'Unsubscribe',
      fr: 'Se désabonner',
      de: 'Abmelden',
      es: 'Darse de baja',
      it: 'Annullare l’iscrizione',
    };
    for (const [language, title] of Object.entries(titles)) {
      const page = await sender.visit(mail.unsubscribePath!, { 'accept-language': `${language}-XX, *;q=0.1` });
      assert.equal(page.headers.get('content-language'), language);
      assert.ok(page.text.includes(`<h1>${title.replace(/’/g, '’')}</h1>`), page.text);
      assert.equal(page.headers.get('cache-control'), 'no-store');
      assert.equal(page.headers.get('set-cookie'), null);
    }
    const page = await sender.visit(mail.unsubscribePath!);
    assert.ok(page.text.includes(sender.customer.email));
    assert.ok(page.text.includes('r…@elsewhere.example') && !page.text.includes(email));
    assert.deepEqual(await sender.suppressed(email), []);
    assert.deepEqual(await sender.eventsOf(id, 'unsubscribed'), []);
  });

  it('one click unsubscribes from marketing, once, and nothing else (RFC 8058)', async () => {
    const { email, id, mail } = await campaign();
    const answers = await Promise.all([1, 2, 3, 4].map(() => sender.submit(mail.unsubscribePath!, ONE_CLICK)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.ok(answers.every(({ headers }) => headers.get('location') === null && headers.get('set-cookie') === null));
    const standing = (await sender.suppressed(email)).map(({ scope, reason, source }) => ({ scope, reason, source }));
    assert.deepEqual(standing, [{ scope: 'marketing', reason: 'unsubscribed', source: 'unsubscribe' }]);
    assert.equal((await sender.eventsOf(id, 'unsubscribed')).length, 1);
    const again = await sender.send<{ code: string }>({ ...MARKETING, to: [{ email }] });
    assert.deepEqual([again.status, again.body.code], [422, 'recipient_suppressed']);
    await sender.sent({ text: 'Your order' }, email);
  });

  it('mail programs post in any type, on any host', async () => {
    const bodies: [body: string | undefined, headers: Record<string, string>][] = [
      [
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        { 'content-type': 'multipart/form-data; boundary=x' },
      ],
      [ONE_CLICK, { 'content-type': 'text/plain' }],
      [ONE_CLICK, { host: 'track.acme.example' }],
      ['{"broken', { 'content-type': 'application/json' }],
      [undefined, {}],
    ];
    for (const [body, headers] of bodies) {
      const { email, mail } = await campaign();
      assert.equal((await sender.submit(mail.unsubscribePath!, body, headers)).status, 200, JSON.stringify(headers));
      assert.equal((await sender.suppressed(email)).length, 1);
    }
  });

  it('the page’s own button does the same, and leads on to the preferences', async () => {
    const { email, mail } = await campaign();
    const done = await sender.submit(mail.links[0]!, 'List-Unsubscribe=Page', { 'accept-language': 'it' });
    assert.match(done.text, /non riceverà più messaggi pubblicitari/);
    const path = /href="(\/p\/[\w-]{38})"/.exec(done.text.replaceAll('&#47;', '/'))![1]!;
    const page = await sender.visit(path);
    assert.match(page.text, /value="necessary" checked/);
    assert.equal((await sender.suppressed(email)).length, 1);
  });

  it('preferences: less, nothing, everything again; never what others found out', async () => {
    const { email, id, mail } = await campaign({ html: '<a href="{{preferencesUrl}}">choose</a>' });
    const path = mail.links[0]!;
    const choose = async (receive: string): Promise<string> => {
      const answer = await sender.submit(path, `receive=${receive}`);
      assert.equal(answer.status, 200);
      return /value="(\w+)" checked/.exec(answer.text)![1]!;
    };
    const scopes = async (): Promise<string[]> => (await sender.suppressed(email)).map(({ scope }) => scope).sort();
    assert.match((await sender.visit(path)).text, /value="all" checked/);
    assert.deepEqual([await choose('necessary'), await scopes()], ['necessary', ['marketing']]);
    assert.deepEqual([await choose('none'), await scopes()], ['none', ['all', 'marketing']]);
    assert.equal((await sender.send({ to: [{ email }] })).status, 422);
    assert.deepEqual([await choose('all'), await scopes()], ['all', []]);
    assert.deepEqual([await choose('everything'), await scopes()], ['all', []]);
    await sender.sent(MARKETING, email);
    assert.equal((await sender.eventsOf(id, 'unsubscribed')).length, 2);
    const body = { email, reason: 'complained to us', scope: 'all' };
    assert.equal((await world.http.post('/v1/suppressions', { token: sender.token, body })).status, 201);
    assert.equal(await choose('all'), 'none');
    assert.match((await sender.visit(path, { 'accept-language': 'fr' })).text, /pour d’autres raisons/);
    assert.deepEqual(await scopes(), ['all']);
  });

  it('a mail to the other address unsubscribes; automatic answers, bounces and forged addresses do not', async () => {
    const { email, id, mail } = await campaign();
    const address = mail.unsubscribeAddress!;
    const client = await RawClient.ready(smtpPort(world, 'SMTP_INBOUND_PORT'));
    const post = async (from: string, to: string, header: string): Promise<number> => {
      await client.say(`MAIL FROM:<${from}>`);
      const answer = await client.say(`RCPT TO:<${to}>`);
      if (answer.code !== 250) {
        await client.say('RSET');
        return answer.code;
      }
      await client.say('DATA');
      client.write(`${header}\r\n\r\nx\r\n.\r\n`);
      return (await client.heard()).code;
    };
    const [local = '', domain = ''] = address.split('@');
    assert.equal(
      await post(email, `${local.slice(0, -2)}${local.endsWith('aa') ? 'bb' : 'aa'}@${domain}`, 'Subject: x'),
      550,
    );
    assert.equal(await post('', address, 'Subject: failed'), 250);
    assert.equal(await post(email, address, 'Subject: away\r\nAuto-Submitted: auto-replied'), 250);
    await eventually('automatic answers are dealt with and forgotten', async () => {
      const [row] = await sender.query<{ n: number }>(`select count(*)::int as n from raw_inbound_mails`);
      return row!.n === 0;
    });
    assert.deepEqual(await sender.suppressed(email), []);
    for (const to of [address, address.toUpperCase()])
      assert.equal(await post(email, to, `From: ${email}\r\nSubject: unsubscribe`), 250);
    client.destroy();
    await sender.recorded(id, 'unsubscribed', 1);
    assert.equal((await sender.suppressed(email))[0]!.scope, 'marketing');
    const handled = await eventually('both mails are filed', async () => {
      const rows = await sender.query<{ account_id: string | null }>('select account_id from raw_inbound_mails');
      return rows.length === 2 && rows.every((row) => row.account_id !== null) && rows;
    });
    assert.equal(handled[0]!.account_id, sender.accountId);
    assert.equal((await sender.eventsOf(id, 'unsubscribed')).length, 1);
  });

  it('who tries tokens has to wait; who has a right one does not', async () => {
    const { mail } = await campaign();
    const tries = await Promise.all(
      Array.from({ length: 70 }, (_, n) => sender.visit(`/u/${'A'.repeat(36)}${10 + n}`)),
    );
    const statuses = new Set(tries.map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), [404, 429]);
    assert.equal((await sender.visit(mail.unsubscribePath!)).status, 200);
  });

  it('what is kept for links leaves with its account', async () => {
    const { mail } = await campaign({
      html: '<a href="https://shop.example/x">x</a>',
      track: { opens: true, clicks: true },
    });
    await sender.visit(mail.links[0]!);
    await eventually(
      'the click is marked',
      async () =>
        (await sender.query('select 1 from engagement_marks where account_id = $1', [sender.accountId])).length > 0,
    );
    const rows = await sender.query<{ urls: string[] }>('select urls from message_links where account_id = $1', [
      sender.accountId,
    ]);
    assert.deepEqual(
      rows.map(({ urls }) => urls),
      [['https://shop.example/x']],
    );
  });
});
