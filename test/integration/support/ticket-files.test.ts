import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { DRAFT, peopleOf, type Subscribed, type TicketBody, wayToSupport } from './opening-world.js';
import type { Colleague } from './support-world.js';

const CORPUS = new URL('../../../../test/corpus/attachments/', import.meta.url);

describe('files', () => {
  let world: World;
  let essential: Subscribed;
  let premium: Subscribed;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    ({ essential, premium, agent } = await peopleOf(world));
  });
  after(() => world.close());

  const { open, form, download } = wayToSupport(() => world);
  const fields = { ...DRAFT, articlesConsulted: 'true' };
  const corpus = (name: string): Buffer => readFileSync(new URL(name, CORPUS));

  it('R-124: a picture of two megabytes is stored and given out; a program called x.png is refused', async () => {
    const picture = bigPng(2 * 1024 * 1024);
    const opened = await form(essential, fields, [['error.png', picture]]);
    assert.equal(opened.status, 201, opened.text);
    const [file] = opened.body.attachments;
    assert.deepEqual([file!.filename, file!.contentType, file!.size], ['error.png', 'image/png', picture.length]);
    const given = await fetch(`${world.http.url}/v1/support/tickets/${opened.body.id}/attachments/${file!.id}`, {
      headers: { authorization: `Bearer ${essential.token}` },
    });
    assert.deepEqual(Buffer.from(await given.arrayBuffer()), picture);
    const program = await form(essential, fields, [['x.png', corpus('program.exe')]]);
    assert.deepEqual([program.status, program.body.code], [422, 'attachment_type_not_allowed']);
    assert.equal(program.body.errors?.[0]?.field, 'attachments[0]');
  });

  it('are given out as what they are, to be saved, with nothing allowed, and to nobody else', async () => {
    const content = corpus('tags-inside.txt').toString('base64');
    const opened = await open(essential, { attachments: [{ filename: '../../..\\evil\u202e.html\n.txt', content }] });
    assert.equal(opened.status, 201, opened.text);
    const [file] = opened.body.attachments;
    const given = await download(essential, opened.body.id, file!.id);
    assert.equal(given.headers.get('content-type'), 'text/plain');
    assert.match(given.headers.get('content-disposition') ?? '', /^attachment; filename="evil\.html\.txt"/);
    assert.equal(given.headers.get('x-content-type-options'), 'nosniff');
    assert.match(given.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.match(given.headers.get('cache-control') ?? '', /^private/);
    assert.equal((await download(premium, opened.body.id, file!.id)).status, 404);
    const other = await open(premium);
    assert.equal((await download(premium, other.body.id, file!.id)).status, 404);
    assert.equal((await download(agent, opened.body.id, file!.id, '/v1/admin')).status, 200);
  });

  it('names with NUL, of 255 bytes and more, and with quotes are only names', async () => {
    const content = corpus('plain.txt').toString('base64');
    const given = async (filename: string) => {
      const opened = await open(essential, { attachments: [{ filename, content }] });
      assert.equal(opened.status, 201, opened.text);
      const [file] = opened.body.attachments;
      const answer = await download(essential, opened.body.id, file!.id);
      assert.equal(answer.status, 200);
      return { name: file!.filename, disposition: answer.headers.get('content-disposition') ?? '' };
    };
    const quoted = await given('a"; filename=evil.txt');
    assert.match(quoted.disposition, /^attachment; filename="a_; filename=evil\.txt"; filename\*=UTF-8''a%22%3B/);
    assert.ok(Buffer.byteLength((await given(`${'é'.repeat(300)}.txt`)).name) <= 255);
    assert.equal((await open(essential, { attachments: [{ filename: 'a\0.txt', content }] })).status, 422);
    const names = await rows<{ n: number }>(
      world,
      `select count(*)::int as n from blobs where id::text like '%evil%'`,
      [],
    );
    assert.equal(names[0]!.n, 0);
  });

  it('eleven files, a file of more than 10 MiB, and more than 20 MiB together are too much', async () => {
    const small: [string, Buffer][] = Array.from({ length: 11 }, (_, n) => [`${n}.txt`, Buffer.from('hello')]);
    assert.equal((await form(essential, fields, small)).status, 413);
    assert.equal((await form(essential, fields, small.slice(1))).status, 201);
    const large = Buffer.alloc(10 * 1024 * 1024, 'a');
    assert.equal((await form(essential, fields, [['a.txt', Buffer.concat([large, Buffer.from('a')])]])).status, 413);
    const three: [string, Buffer][] = [
      ['a.txt', large],
      ['b.txt', large],
      ['c.txt', Buffer.from('c')],
    ];
    assert.equal((await form(essential, fields, three)).status, 413);
    const list = Array.from({ length: 11 }, (_, n) => ({ filename: `${n}.txt`, content: 'aGVsbG8=' }));
    assert.equal((await open(essential, { attachments: list })).status, 413);
  });

  it('fit into JSON as well, of who is signed in; where no files come in a megabyte is enough', async () => {
    const content = Buffer.alloc(10 * 1024 * 1024, 'a').toString('base64');
    const attachments = [
      { filename: 'a.txt', content },
      { filename: 'b.txt', content },
    ];
    const opened = await open(essential, { attachments });
    assert.equal(opened.status, 201, opened.text);
    for (const content of ['aGVsbG8', 'aGVs bG8=', 'aGVsbG8=aGVsbG8=', 'é'])
      assert.deepEqual(
        (await open(essential, { attachments: [{ filename: 'a.txt', content }] })).body.errors?.map((one) => [
          one.field,
          one.code,
        ]),
        [['attachments[0].content', 'wrong_format']],
        content,
      );
    const long = 'a'.repeat(1024 * 1024);
    for (const [path, token] of [
      ['/v1/contact', undefined],
      [`/v1/support/tickets/${opened.body.id}/rating`, essential.token],
      ['/v1/admin/tickets/macros', agent.token],
    ] as const)
      assert.equal((await world.http.post(path, { ...(token && { token }), body: { long } })).status, 413, path);
    const anonymous = await world.http.post('/v1/support/tickets', { body: {} });
    assert.equal(anonymous.status, 401);
    const { body: one } = await form(essential, { text: 'true' }, [], `/v1/support/tickets/${opened.body.id}/messages`);
    assert.equal((one as unknown as { text: string }).text, 'true', 'a word is no flag');
  });

  it('come with messages too; those of notes only staff see', async () => {
    const { body: ticket } = await open(essential);
    const written = await form(
      essential,
      { text: 'See the picture.' },
      [['error.png', corpus('whole.png')]],
      `/v1/support/tickets/${ticket.id}/messages`,
    );
    assert.equal(written.status, 201, written.text);
    const note = await world.http.post<TicketBody>(`/v1/admin/tickets/${ticket.id}/notes`, {
      token: agent.token,
      body: { text: 'Our log.', attachments: [{ filename: 'log.txt', content: 'aGVsbG8=' }] },
    });
    assert.equal(note.status, 201, note.text);
    const list = await world.http.get<{ data: { text: string; attachments: { filename: string }[] }[] }>(
      `/v1/support/tickets/${ticket.id}/messages`,
      { token: essential.token },
    );
    assert.deepEqual(
      list.body.data.map(({ text, attachments }) => [text, attachments.map(({ filename }) => filename)]),
      [
        ['See the picture.', ['error.png']],
        [DRAFT.description, []],
      ],
    );
    const hidden = note.body.attachments[0]!.id;
    assert.equal((await download(essential, ticket.id, hidden)).status, 404);
    assert.equal((await download(agent, ticket.id, hidden, '/v1/admin')).status, 200);
  });

  it('of a form are only `attachments`, and a field comes once', async () => {
    const twice = `--b\r\nContent-Disposition: form-data; name="topic"\r\n\r\ntechnical\r\n`;
    const body = Buffer.from(`${twice}${twice}--b--\r\n`);
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await world.http.post<TicketBody>('/v1/support/tickets', {
      token: essential.token,
      body,
      headers,
    });
    assert.deepEqual([answer.status, answer.body.errors?.[0]?.code], [422, 'duplicate']);
    const refused = await open(essential, { attachments: [{ filename: 'a.txt', content: 'no base64!' }] });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'attachments[0].content']);
  });
});

/** The smallest picture with a chunk of nothing in it, so that it is as large as wanted. */
function bigPng(bytes: number): Buffer {
  const small = readFileSync(new URL('whole.png', CORPUS));
  const filler = Buffer.alloc(bytes - small.length, 'x');
  filler.writeUInt32BE(filler.length - 12, 0);
  filler.write('teXt', 4, 'latin1');
  return Buffer.concat([small.subarray(0, 33), filler, small.subarray(33)]);
}
