import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import { newId, wireId } from '../../../src/kernel/ids.js';
import { addMs, HOUR_MS, toDate, toIso } from '../../../src/kernel/time/instant.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { makeCredential, smtpPort } from '../../conformance/smtp-customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { MailWorld } from '../delivery/mail-world.js';
import { bounce, type StatsBody, type StatsRow, totalsOf } from './stats-steps.js';

const LISTS = Array.from({ length: 10 }, (_, i) => `bl${i}.list.test`);
const IP = '198.51.100.7';

describe('statistics', () => {
  let mail: MailWorld;
  let staff: string;
  before(async () => {
    mail = await MailWorld.start('mx', {}, { DNSBL_ZONES: LISTS.join(',') });
    mail.dns.mailDomain('gmail.com', mail.sink.host);
    for (const list of LISTS) mail.dns.set(`2.0.0.127.${list}`, { a: ['127.0.0.2'] });
    staff = await mail.world.operator();
  });
  after(() => mail.close());

  const get = <T = StatsBody>(query = ''): Promise<Answer<T>> =>
    mail.world.http.get<T>(`/v1/stats${query}`, { token: mail.customer.secret });
  const rows = async (query = ''): Promise<StatsRow[]> => {
    const answer = await get(query);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  };
  const query = async <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
    (await mail.world.app.get(HotPool).query(sql, params)).rows as T[];
  const groups = async (by: string): Promise<Record<string, Record<string, number>>> => {
    const found = (await rows(`?groupBy=${by}&limit=500`)).filter((row) => totalsOf([row]) !== '{}');
    const names = [...new Set(found.map(({ group }) => String(group)))];
    return Object.fromEntries(
      names.map((name) => [name, JSON.parse(totalsOf(found.filter(({ group }) => String(group) === name))) as never]),
    );
  };

  it('mail from every entrance is counted in the same way: REST, batch, raw, SMTP, scheduled; the sandbox is not', async () => {
    const { world, customer } = mail;
    const token = customer.secret;
    const message = (more: object) => ({
      from: { email: customer.email },
      to: [{ email: 'ada@receiver.test' }],
      subject: 'Hello',
      text: 'Hello',
      ...more,
    });
    const must = async (status: number, call: Promise<Answer<{ id?: string }>>): Promise<string> => {
      const answer = await call;
      assert.equal(answer.status, status, answer.text);
      return answer.body.id ?? '';
    };
    const post = (path: string, body: unknown, headers = {}) =>
      world.http.post<{ id?: string }>(path, { token, body, headers });
    const rest = await must(202, post('/v1/messages', message({ tags: ['rest', 'shop'] })));
    await must(
      200,
      post('/v1/messages/batch', { messages: [message({ tags: ['batch'] }), message({ tags: ['batch'] })] }),
    );
    const raw = `From: ${customer.email}\r\nTo: ada@receiver.test\r\nSubject: Raw\r\nX-Posthorn-Tag: raw\r\n\r\nHello\r\n`;
    await must(202, post('/v1/messages/raw', raw, { 'content-type': 'message/rfc822' }));
    const sendAt = toIso(addMs(world.now(), 10 * 60_000));
    await must(202, post('/v1/messages', message({ tags: ['later'], sendAt })));
    await must(202, post('/v1/messages', message({ tags: ['play'], sandbox: true })));
    await must(
      202,
      post('/v1/messages', message({ tags: ['news'], stream: 'marketing', to: [{ email: 'bob@gmail.com' }] })),
    );
    const credential = await makeCredential(world, customer);
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort(world),
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: credential.username, pass: credential.password },
    });
    const headers = { 'X-Posthorn-Tag': 'smtp' };
    await transport.sendMail({ from: customer.email, to: 'ada@receiver.test', subject: 'S', text: 'S', headers });
    transport.close();
    await world.advance('PT11M');
    await eventually('all are delivered', async () => {
      const [open] = await query<{ n: number }>('select count(*)::int as n from delivery_queue');
      return open!.n === 0;
    });
    const late = mail.sink.mails.find(({ raw: bytes }) => bytes.includes(`Subject: Hello`))!;
    await bounce(mail.inboundPort, late.from);
    assert.equal((await mail.event(rest, 'delivered')).type, 'delivered');
    await eventually('the bounce is known', async () => {
      const [known] = await query<{ n: number }>('select count(*)::int as n from mail_events where type = 5');
      return known!.n === 1;
    });
    await world.advance('PT2M');
    const both = { accepted: 1, delivered: 1 };
    const byTag = await groups('tag');
    const bounced = Object.values(byTag).reduce((sum, { bounced: n = 0 }) => sum + n, 0);
    for (const counts of Object.values(byTag)) delete counts.bounced;
    assert.ok(bounced >= 1);
    assert.deepEqual(byTag, {
      batch: { accepted: 2, delivered: 2 },
      later: both,
      news: both,
      raw: both,
      rest: both,
      shop: both,
      smtp: both,
    });
    assert.deepEqual(await groups('stream'), {
      marketing: both,
      transactional: { accepted: 6, delivered: 6, bounced: 1 },
    });
    assert.deepEqual((await groups('provider')).google, both);
    assert.deepEqual(Object.keys(await groups('domain')), ['customer.test']);
    assert.deepEqual(JSON.parse(totalsOf(await rows())), { accepted: 7, delivered: 7, bounced: 1 });
  });

  it('staff see the same of one account, and of all without tags or domains', async () => {
    const admin = (more: string) => mail.world.http.get<StatsBody>(`/v1/admin/stats${more}`, { token: staff });
    const one = await admin(`?accountId=${mail.customer.accountId}&groupBy=tag`);
    assert.equal(one.status, 200, one.text);
    assert.ok(one.body.data.some(({ group }) => group === 'rest'));
    const all = await admin('');
    assert.deepEqual(JSON.parse(totalsOf(all.body.data)), { accepted: 7, delivered: 7, bounced: 1 });
    for (const [more, field] of [
      ['?groupBy=tag', 'groupBy'],
      ['?domain=customer.test', 'domain'],
      ['?accountId=acc_x', 'accountId'],
      [`?accountId=${wireId('acc', newId(mail.world.now()))}`, 'accountId'],
    ]) {
      const refused = await mail.world.http.get<{ code: string; errors: { field: string }[] }>(
        `/v1/admin/stats${more}`,
        {
          token: staff,
        },
      );
      assert.deepEqual(
        [refused.status, refused.body.code, refused.body.errors[0]?.field],
        [422, 'invalid_query', field],
      );
    }
  });

  it('questions that make no sense are refused by field', async () => {
    for (const [more, field] of [
      ['?from=yesterday', 'from'],
      ['?to=2026-02-30', 'to'],
      ['?from=2026-03-02T10:00:00', 'from'],
      ['?from=2026-03-02&to=2026-03-01', 'to'],
      ['?from=2025-01-01&to=2026-12-31', 'to'],
      ['?interval=hour&from=2026-01-01&to=2026-02-15', 'to'],
      ['?interval=week', 'interval'],
      ['?groupBy=recipient', 'groupBy'],
      ['?groupBy=tag&stream=marketing', 'groupBy'],
      ['?tag=a&stream=marketing', 'tag'],
      ['?timeZone=Europe/Atlantis', 'timeZone'],
      ['?nonsense=1', 'nonsense'],
      ['?limit=0', 'limit'],
    ]) {
      const refused = await get<{ code: string; errors: { field: string }[] }>(more);
      assert.deepEqual(
        [refused.status, refused.body.code, refused.body.errors[0]?.field],
        [422, 'invalid_query', field],
        more,
      );
    }
    const foreign = await get<{ code: string }>(`?cursor=${Buffer.from('["stats",17,"x"]').toString('base64url')}`);
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'invalid_cursor']);
  });

  it('days are those of the account or of the zone asked for, and empty ones are there too', async () => {
    const paris = await rows('?from=2026-03-28&to=2026-03-30&timeZone=Europe/Paris');
    assert.deepEqual(
      paris.map(({ at, date, accepted, rates }) => [at, date, accepted, rates.delivered]),
      [
        ['2026-03-27T23:00:00.000Z', '2026-03-28', 0, null],
        ['2026-03-28T23:00:00.000Z', '2026-03-29', 0, null],
        ['2026-03-29T22:00:00.000Z', '2026-03-30', 0, null],
      ],
    );
    const hours = await rows('?from=2026-03-29&to=2026-03-29&timeZone=Europe/Paris&interval=hour');
    assert.deepEqual([hours.length, hours[0]!.at, hours[0]!.date], [23, '2026-03-28T23:00:00.000Z', undefined]);
    assert.equal((await rows('')).length, 31);
  });

  it('pages are parts of one list, whatever their size', async () => {
    for (const about of ['?groupBy=tag', '?', '?groupBy=provider&interval=hour&', '?tag=batch']) {
      const whole = await rows(`${about}&limit=500`);
      for (const limit of [9, 50]) {
        const read: StatsRow[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const page: Answer<StatsBody> = await get(
            `${about}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
          );
          assert.equal(page.status, 200, page.text);
          read.push(...page.body.data);
          cursor = page.body.nextCursor;
        }
        assert.deepEqual(read, whole, `${about} by ${limit}`);
      }
    }
  });

  it('the chart says the same in five languages, without script, and escapes what customers wrote', async () => {
    const titles = {
      en: /Delivered by tag/,
      fr: /Livrés par étiquette/,
      de: /Zugestellt nach Schlagwort/,
      es: /Entregados por etiqueta/,
      it: /Consegnati per etichetta/,
    };
    for (const [language, title] of Object.entries(titles)) {
      const answer = await mail.world.http.get<string>('/v1/stats/chart.svg?groupBy=tag', {
        token: mail.customer.secret,
        headers: { 'accept-language': language },
      });
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.headers.get('content-type')!, /^image\/svg\+xml/);
      assert.match(answer.headers.get('content-security-policy')!, /default-src 'none'/);
      assert.match(answer.text, title);
      assert.match(answer.text, /<desc id="d">[^<]*batch[^<]*2/);
      assert.doesNotMatch(answer.text, /<script|<style|href=|\son\w+=/);
    }
    assert.equal((await get('/chart.svg?metric=nothing')).status, 422);
  });

  it('R-092: of ten lists one answers 127.0.0.3: the incident names list, code and the account that sent; 127.255.255.254 opens none', async () => {
    const { world, dns, customer } = mail;
    const account = customer.accountId.slice('acc_'.length);
    const [message] = await query<{ id: string; delivery: string }>(
      'select m.id, d.id as delivery from messages m join deliveries d on d.message_id = m.id where m.account_id = $1 limit 1',
      [account],
    );
    await query(
      `with begun as materialized (select pg_current_xact_id())
       insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
       select spool_uuid7($1), $2, $3, $4, 3, 1, $1, $5 from begun`,
      [toDate(world.now()), account, message!.id, message!.delivery, { sourceIp: IP, code: 451 }],
    );
    await world.advance('PT2M');
    assert.deepEqual((await groups('ip'))[IP], { deferred: 1 });
    const post = (path: string, body: object) => world.http.post<object>(path, { token: staff, body });
    const added = await post('/v1/admin/ips', { addresses: [IP], identityCheck: 'waived', reason: 'A test network.' });
    assert.equal(added.status, 201, added.text);
    const name = IP.split('.').reverse().join('.');
    dns.set(`${name}.${LISTS[3]!}`, { a: ['127.0.0.3'] }).set(`${name}.${LISTS[4]!}`, { a: ['127.255.255.254'] });
    const poll = await post('/v1/admin/listings/poll', {});
    assert.equal((poll.body as { opened: number }).opened, 1);
    const found = await world.http.get<{ data: { list: string; code: string; ip: string; accounts: string[] }[] }>(
      '/v1/admin/listings',
      { token: staff },
    );
    assert.deepEqual(
      found.body.data.map(({ ip, list, code, accounts }) => ({ ip, list, code, accounts })),
      [{ ip: IP, list: LISTS[3], code: '127.0.0.3', accounts: [customer.accountId] }],
    );
  });

  it('among many sums every question is answered from an index', async () => {
    const account = newId(mail.world.now());
    const hour = Math.floor(mail.world.now() / HOUR_MS);
    // In the order of the key, a part at a time: forty accounts, of which one is asked for.
    for (let part = 0; part < 4; part += 1) {
      await query(
        `insert into stats_hours (account_id, dimension, hour, value, accepted, delivered)
         select case when a = 7 then $1::uuid else ('00000000-0000-7000-9000-' || lpad(a::text, 12, '0'))::uuid end, d, $2::int - h, 'group-' || v, 1, 1
           from generate_series($3::int * 10, $3::int * 10 + 9) a, generate_series(1, 6) d, generate_series(1, 72) h, generate_series(0, 9) v`,
        [account, hour, part],
      );
    }
    await query('analyze stats_hours');
    const asked = await query<{ 'QUERY PLAN': string }>(
      `explain select width_bucket(hour, array[${hour - 48}, ${hour - 24}]) as place, value, sum(accepted) from stats_hours
        where account_id = '${account}' and dimension = 2 and hour >= ${hour - 48} and hour < ${hour} group by 1, 2 order by 1, 2`,
    );
    const plan = asked.map((line) => line['QUERY PLAN']).join('\n');
    assert.match(plan, /stats_hours_pkey/);
    assert.doesNotMatch(plan, /Seq Scan/);
    const users = await query<{ 'QUERY PLAN': string }>(
      `explain select account_id from stats_hours where dimension = 6 and value = any (array['${IP}']) and hour >= ${hour - 168}`,
    );
    assert.match(users.map((line) => line['QUERY PLAN']).join('\n'), /stats_hours_ip/);
  });
});
