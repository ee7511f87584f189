import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

interface Entry {
  id: string;
  email: string;
  reason: string;
  scope: string;
  source: string;
  class: string | null;
  expiresAt: string | null;
}
interface Imported {
  rows: number;
  added: number;
  known: number;
  rejected: number;
  rejects: { line: number; field: string; code: string }[];
}

describe('suppressions', () => {
  let world: World;
  let customer: Customer;

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const put = (body: Record<string, unknown>) =>
    world.http.post<Entry & { code: string }>('/v1/suppressions', { token: customer.secret, body });
  const list = async (query: string): Promise<Entry[]> =>
    (await world.http.get<{ data: Entry[] }>(`/v1/suppressions?${query}`, { token: customer.secret })).body.data;
  const send = (email: string, more: Record<string, unknown> = {}) =>
    world.http.post<{ id: string; code: string; recipients: { status: string }[] }>('/v1/messages', {
      token: customer.secret,
      body: { from: { email: customer.email }, to: [{ email }], subject: 'Hi', text: 'Hi', ...more },
    });
  const upload = (csv: string | Buffer, query = '', token = customer.secret) =>
    world.http.post<Imported & { code: string }>(`/v1/suppressions/import${query}`, {
      token,
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(csv as string),
    });
  const download = async (query = '') =>
    (await world.http.get(`/v1/suppressions/export${query}`, { token: customer.secret })).text;

  it('an entry of scope all stops every stream, one of scope marketing only marketing', async () => {
    await put({ email: 'All@stream.example', scope: 'all', reason: 'asked' });
    await put({ email: 'marketing@stream.example', scope: 'marketing', reason: 'unsubscribe' });
    const outcome = async (email: string, stream: string) => {
      const { status, body } = await send(email, { stream });
      return body.code ?? status;
    };
    assert.equal(await outcome('all@STREAM.example', 'transactional'), 'recipient_suppressed');
    assert.equal(await outcome('all@stream.example', 'marketing'), 'recipient_suppressed');
    assert.equal(await outcome('marketing@stream.example', 'marketing'), 'recipient_suppressed');
    assert.equal(await outcome('marketing@stream.example', 'transactional'), 202);
  });

  it('what ended counts no more, at acceptance and before the dial, and may be renewed', async () => {
    const in2Days = toIso(addMs(world.now(), 2 * DAY_MS));
    const made = await put({ email: 'ends@x.example', reason: 'holiday', expiresAt: in2Days });
    assert.deepEqual([made.status, made.body.expiresAt], [201, in2Days]);
    assert.equal((await send('ends@x.example')).body.code, 'recipient_suppressed');
    await world.advance('P3D');
    const sent = await send('ends@x.example');
    assert.equal(sent.status, 202, sent.text);
    await eventually('it is delivered', async () => {
      const { body } = await world.http.get<{ status: string }>(`/v1/messages/${sent.body.id}`, {
        token: customer.secret,
      });
      return body.status === 'delivered' ? true : undefined;
    });
    const renewed = await put({ email: 'ends@x.example', reason: 'for ever' });
    assert.deepEqual([renewed.body.id, renewed.body.reason, renewed.body.expiresAt], [made.body.id, 'for ever', null]);
    assert.equal((await send('ends@x.example')).body.code, 'recipient_suppressed');
  });

  it('an entry that ends sooner takes nothing from one that lasts; an end must lie ahead', async () => {
    await put({ email: 'lasts@x.example', reason: 'first' });
    const again = await put({ email: 'lasts@x.example', reason: 'second', expiresAt: '2126-01-01T00:00:00Z' });
    assert.deepEqual([again.body.reason, again.body.expiresAt], ['first', null]);
    const past = await put({ email: 'past@x.example', expiresAt: '2020-01-01T00:00:00Z' });
    assert.deepEqual([past.status, past.body.code], [422, 'validation_failed']);
  });

  it('an entry that ended a month ago is forgotten, others are not', async () => {
    await put({ email: 'ended@x.example', expiresAt: toIso(addMs(world.now(), DAY_MS)) });
    await put({ email: 'stays@x.example', expiresAt: toIso(addMs(world.now(), 60 * DAY_MS)) });
    await world.advance('P33D');
    assert.deepEqual(await list('email=ended@x.example'), []);
    assert.equal((await list('email=stays@x.example')).length, 1);
  });

  it('a message that waits while its recipient is listed ends as suppressed', async () => {
    const sendAt = toIso(addMs(world.now(), DAY_MS));
    const { body } = await send('later@x.example', { sendAt });
    await put({ email: 'later@x.example' });
    await world.advance('P2D');
    await eventually('it is suppressed', async () => {
      const message = await world.http.get<{ status: string }>(`/v1/messages/${body.id}`, { token: customer.secret });
      return message.body.status === 'suppressed' ? true : undefined;
    });
  });

  it('a file is judged row by row; to repeat it changes nothing', async () => {
    const csv = [
      'Email;Reason;Scope;ExpiresAt',
      'one@file.example;left;marketing;',
      '"two@file.example";"said ""no""; twice";all;2126-01-01T00:00:00Z',
      'not an address;x;all;',
      'two@file.example;again;all;',
      'three@file.example;;nowhere;',
      'four@file.example',
      '',
    ].join('\r\n');
    const first = await upload(csv);
    assert.equal(first.status, 200, first.text);
    const { rows, added, known, rejected, rejects } = first.body;
    assert.deepEqual([rows, added, known, rejected], [6, 3, 1, 2]);
    assert.deepEqual(rejects, [
      { line: 4, field: 'email', code: 'address_invalid' },
      { line: 6, field: 'scope', code: 'not_allowed' },
    ]);
    const [two] = await list('email=two@file.example');
    assert.deepEqual([two?.reason, two?.source], ['said "no"; twice', 'import']);
    assert.equal((await list('email=four@file.example'))[0]?.reason, 'imported');
    assert.deepEqual(
      (await list('source=import&scope=marketing')).map(({ email }) => email),
      ['one@file.example'],
    );
    const { added: again } = (await upload(csv)).body;
    assert.equal(again, 0);
  });

  it('a file of many rows goes in and comes out, with nothing that a spreadsheet takes for a formula', async () => {
    const many = 5_000;
    const lines = Array.from({ length: many }, (_, i) => `=${i}+1@many.example`);
    const { body } = await upload(`\uFEFFaddress\n${lines.join('\n')}\n`, '?scope=marketing&reason=bulk');
    assert.deepEqual([body.rows, body.added, body.rejected], [many, many, 0]);
    const csv = await download('?reason=bulk');
    const records = csv.trimEnd().split('\r\n');
    assert.equal(records[0], 'email,scope,reason,class,source,createdAt,expiresAt');
    assert.equal(records.length, many + 1);
    assert.ok(
      records.slice(1).every((record) => record.startsWith("'=")),
      records[1],
    );
    const back = (await upload(csv)).body;
    assert.deepEqual([back.rows, back.known, back.rejected], [many, many, 0]);
  });

  it('what is no CSV, and whoever may not, is refused', async () => {
    const json = await world.http.post<{ code: string }>('/v1/suppressions/import', {
      token: customer.secret,
      body: {},
    });
    assert.deepEqual([json.status, json.body.code], [415, 'unsupported_media_type']);
    const other = await signUpCustomer(world);
    const { body } = await upload('x@own.example\n', '', other.secret);
    assert.equal(body.added, 1);
    assert.deepEqual(await list('email=x@own.example'), []);
    const { body: broken } = await upload('a@broken.example\n"never ends');
    assert.deepEqual([broken.added, broken.rejects.map(({ code }) => code)], [1, ['malformed']]);
  });
});
