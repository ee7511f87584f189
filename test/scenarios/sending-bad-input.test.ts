import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { type Accepted, type ProblemBody, Sending } from './sending-steps.js';

describe('bad input', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(() => world.close());

  const post = (path: string, body: string | Buffer, type = 'application/json') =>
    world.http.post<ProblemBody>(path, { token: sending.token, body, headers: { 'content-type': type } });
  const json = (more: object) => JSON.stringify(sending.message(more));
  const HEAD = () => `From: ${sending.customer.email}\r\nTo: a@elsewhere.example\r\n`;

  const single: [string, () => string | Buffer, number, string][] = [
    ['no JSON', () => '{"from":', 400, 'invalid_json'],
    ['bytes that are no UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'invalid_json'],
    ['T44: NUL', () => json({ subject: 'a\0b' }), 422, 'validation_failed'],
    ['T44: half a character', () => '{"from":{"email":"a@x.example"},"subject":"\\ud800"}', 422, 'validation_failed'],
    [
      'T44: JSON a thousand deep',
      () => `{"variables":${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}}`,
      400,
      'invalid_json',
    ],
    ['T44: __proto__', () => '{"__proto__":{"x":1},"from":{"email":"a@x.example"}}', 422, 'unknown_field'],
    ['T44: a list', () => '[]', 422, 'validation_failed'],
    ['T44: a number', () => '7', 422, 'validation_failed'],
    ['no body', () => '', 422, 'validation_failed'],
    ['unknown fields', () => json({ recipients: [] }), 422, 'unknown_field'],
    ['wrong types', () => json({ text: 7 }), 422, 'validation_failed'],
    ['bad addresses', () => json({ to: [{ email: 'a\u0007b@x.example' }] }), 422, 'address_invalid'],
    ['T22: two addresses in one', () => json({ to: [{ email: 'a@x.example, b@y.example' }] }), 422, 'address_invalid'],
    ['wrong base64', () => json({ attachments: [{ filename: 'a', content: 'no base64!' }] }), 422, 'validation_failed'],
    ['reserved headers', () => json({ headers: { Received: 'x' } }), 422, 'header_not_allowed'],
    [
      'T21: a header with a line break',
      () => json({ headers: { 'X-A': 'b\r\nBcc: eve@x.example' } }),
      422,
      'validation_failed',
    ],
    [
      'an unknown template',
      () => json({ templateId: 'tpl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }),
      422,
      'reference_not_found',
    ],
    ['R-087: a foreign sender', () => json({ from: { email: 'ceo@other.example' } }), 403, 'sender_not_verified'],
  ];
  for (const [name, body, status, code] of single) {
    it(`POST /v1/messages: ${name} is ${status} ${code} and stores nothing`, async () => {
      const before = await sending.stored();
      const answer = await post('/v1/messages', body());
      assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.equal(await sending.stored(), before);
    });
  }

  const raw: [string, () => string | Buffer, number, string][] = [
    ['no From', () => 'To: a@elsewhere.example\r\n\r\nHi', 422, 'message_malformed'],
    ['R-087: two From fields', () => `${HEAD()}From: ceo@other.example\r\n\r\nHi`, 422, 'message_malformed'],
    [
      'R-087: a foreign From',
      () => 'From: ceo@other.example\r\nTo: a@elsewhere.example\r\n\r\nHi',
      403,
      'sender_not_verified',
    ],
    ['R-087: a foreign Sender', () => `${HEAD()}Sender: ceo@other.example\r\n\r\nHi`, 403, 'sender_not_verified'],
    ['NUL', () => `${HEAD()}\r\na\0b`, 422, 'message_malformed'],
    ['nobody to send to', () => `From: ${sending.customer.email}\r\n\r\nHi`, 422, 'validation_failed'],
    [
      'addresses that are none',
      () => `From: ${sending.customer.email}\r\nTo: a@b@c.example\r\n\r\nHi`,
      422,
      'address_invalid',
    ],
    ['an unknown X-Posthorn field', () => `${HEAD()}X-Posthorn-Evil: 1\r\n\r\nHi`, 422, 'header_not_allowed'],
    [
      'T32: parts without end',
      () => `${HEAD()}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(5_000)}`,
      422,
      'message_malformed',
    ],
    ['nothing at all', () => Buffer.alloc(0), 422, 'message_malformed'],
  ];
  for (const [name, body, status, code] of raw) {
    it(`POST /v1/messages/raw: ${name} is ${status} ${code} and stores nothing`, async () => {
      const before = await sending.stored();
      const answer = await post('/v1/messages/raw', body(), 'message/rfc822');
      assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
      assert.equal(await sending.stored(), before);
    });
  }

  it('batches: wrong shapes and 1,001 messages', async () => {
    const cases: [unknown, number, string][] = [
      [undefined, 422, 'validation_failed'],
      ['x', 422, 'validation_failed'],
      [[], 422, 'validation_failed'],
      [Array.from({ length: 1_001 }, () => ({})), 413, 'payload_too_large'],
    ];
    for (const [messages, status, code] of cases) {
      const answer = await sending.batch<ProblemBody>(messages);
      assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
    }
    const entries = (await sending.batch([7, null, [], {}, { from: 'x' }])).body.data;
    assert.deepEqual(
      entries.map(({ index, httpStatus, code }) => [index, httpStatus, code]),
      [0, 1, 2, 3, 4].map((i) => [i, 422, 'validation_failed']),
    );
    assert.ok(entries.every(({ errors }) => errors!.every(({ message }) => message !== '')));
  });

  it('the wrong content type is 415', async () => {
    assert.equal((await post('/v1/messages', 'x=1', 'application/x-www-form-urlencoded')).status, 415);
    assert.equal((await post('/v1/messages/raw', '{}')).status, 415);
    assert.equal((await post('/v1/messages', 'From: a', 'message/rfc822')).status, 415);
  });

  it('T21, T24: what may pass arrives as one mail without a new header', async () => {
    const text = 'line\r.\rbare\n.\nQUIT\r\n.\r\nMAIL FROM:<eve@x.example>\r\n';
    const body = {
      subject: 'Hi\tthere =?utf-8?q?x?=',
      text,
      headers: { 'X-Note': 'a: b; Bcc: eve@x.example' },
      to: [{ email: 'once@elsewhere.example', name: 'a", <eve@x.example>, "b' }],
    };
    const answer = await sending.send<Accepted>(body);
    assert.equal(answer.status, 202, answer.text);
    const mails = await eventually('it arrives', async () => {
      const found = await world.inbox.to('once@elsewhere.example');
      return found.length > 0 && found;
    });
    assert.equal(mails.length, 1);
    const header = mails[0]!.raw.split(/\r?\n\r?\n/)[0]!;
    assert.equal(header.match(/^(from|to|subject|x-note|bcc|message-id|date|mime-version):/gim)?.length, 7);
    assert.doesNotMatch(header, /^bcc:/im);
    assert.deepEqual(await world.inbox.to('eve@x.example'), []);
  });

  it('bare CR and LF in a raw message are repaired', async () => {
    const answer = await sending.raw(
      `From: ${sending.customer.email}\nTo: bare@elsewhere.example\nSubject: bare\n\na\r.\rb\n`,
    );
    assert.equal(answer.status, 202, answer.text);
    const { raw } = (await sending.get<{ raw: string }>(`/v1/messages/${answer.body.id}/content`)).body;
    assert.doesNotMatch(Buffer.from(raw, 'base64').toString('latin1'), /\r(?!\n)|(?<!\r)\n/);
  });
});
