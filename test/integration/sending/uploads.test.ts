import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { LeavingParts } from '../../../src/modules/accounts/leaving/index.js';
import { MAX_UPLOAD_BYTES } from '../../../src/modules/sending/uploads/index.js';
import { MAX_UPLOADS } from '../../../src/modules/sending/uploads/rules/upload-rules.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type Accepted, type ProblemBody, Sending } from '../../scenarios/sending-steps.js';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';

interface Upload {
  id: string;
  filename: string;
  contentType: string;
  size: number;
  sha256: string;
  createdAt: string;
  expiresAt: string;
}
interface Content {
  text: string;
  attachments: { filename: string; contentType: string; sizeBytes: number; contentId: string | null }[];
}

const BYTES = { 'content-type': 'application/octet-stream' };
const MIB = 1024 * 1024;

describe('uploads', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(() => world.close());

  const upload = (body: Buffer, query = '?filename=a.bin', by = sending): Promise<Answer<Upload & ProblemBody>> =>
    world.http.post(`/v1/uploads${query}`, { token: by.token, headers: BYTES, body });
  const uploaded = async (body: Buffer, query?: string, by = sending): Promise<Upload> => {
    const answer = await upload(body, query, by);
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const attach = (...attachments: object[]) => sending.send<Accepted & ProblemBody>({ attachments });
  const contentOf = async (id: string): Promise<Content> =>
    (await sending.get<Content>(`/v1/messages/${id}/content`)).body;

  it('a file is kept as it came, and known by its hash', async () => {
    const bytes = Buffer.from('Été\0\r\n.\r\n');
    const made = await uploaded(bytes, '?filename=../%C3%89t%C3%A9.txt&contentType=text/plain');
    const { id, createdAt, expiresAt, ...file } = made;
    assert.match(id, /^upl_/);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual(file, { filename: 'Été.txt', contentType: 'text/plain', size: bytes.length, sha256 });
    assert.equal(Date.parse(expiresAt) - Date.parse(createdAt), 24 * 3_600_000);
    assert.deepEqual((await sending.get(`/v1/uploads/${id}`)).body, made);
    const list = await sending.get<{ data: Upload[] }>('/v1/uploads?limit=1');
    assert.deepEqual(list.body.data, [made]);
  });

  it('a form with a file is read too', async () => {
    const bytes = Buffer.alloc(2 * MIB, 'x');
    const body = form('report.pdf', 'application/pdf', bytes);
    const headers = { 'content-type': 'multipart/form-data; boundary=b0undary' };
    const answer = await world.http.post<Upload>('/v1/uploads', { token: sending.token, headers, body });
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(
      [answer.body.filename, answer.body.contentType, answer.body.size],
      ['report.pdf', 'application/pdf', bytes.length],
    );
    const none = '--b0undary\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--b0undary--\r\n';
    const refused = await world.http.post<ProblemBody>('/v1/uploads', { token: sending.token, headers, body: none });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'file']);
  });

  it('forms are read by uploads only', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b0undary' };
    const body = form('a', 'text/plain', Buffer.from('a'));
    assert.equal((await world.http.post('/v1/templates', { token: sending.token, headers, body })).status, 415);
  });

  it('messages attach it, inline or not, under any name, and keep their copy', async () => {
    const bytes = Buffer.alloc(3 * MIB, 'p');
    const { id } = await uploaded(bytes, '?filename=photo.png&contentType=image/png');
    const sent = await attach({ uploadId: id }, { uploadId: id, filename: 'b.png', inline: true, contentId: 'b@x' });
    assert.equal(sent.status, 202, sent.text);
    assert.equal((await world.http.delete(`/v1/uploads/${id}`, { token: sending.token })).status, 204);
    assert.equal((await sending.get(`/v1/uploads/${id}`)).status, 404);
    const { attachments } = await contentOf(sent.body.id);
    assert.deepEqual(
      attachments.map(({ filename, contentType, sizeBytes }) => [filename, contentType, sizeBytes]),
      [
        ['photo.png', 'image/png', bytes.length],
        ['b.png', 'image/png', bytes.length],
      ],
    );
    const gone = await attach({ uploadId: id });
    assert.deepEqual([gone.status, gone.body.code], [422, 'reference_not_found']);
    assert.equal(gone.body.errors?.[0]?.field, 'attachments[0].uploadId');
  });

  it('T03: another account’s upload is like one that does not exist', async () => {
    const stranger = new Sending(world, await signUpCustomer(world));
    const { id } = await uploaded(Buffer.from('secret'), '?filename=s', stranger);
    for (const uploadId of [id, 'upl_x', 'upl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11']) {
      const answer = await attach({ uploadId });
      assert.deepEqual([answer.status, answer.body.code], [422, 'reference_not_found']);
    }
    assert.equal((await sending.get(`/v1/uploads/${id}`)).status, 404);
    assert.equal((await world.http.delete(`/v1/uploads/${id}`, { token: sending.token })).status, 404);
  });

  const refusals: [string, () => Promise<Answer<ProblemBody>>, number, string][] = [
    ['an empty file', () => upload(Buffer.alloc(0)), 422, 'validation_failed'],
    ['a file without a name', () => upload(Buffer.from('a'), ''), 422, 'validation_failed'],
    ['an unknown parameter', () => upload(Buffer.from('a'), '?filename=a&size=1'), 422, 'invalid_query'],
    ['JSON', () => world.http.post('/v1/uploads', { token: sending.token, body: {} }), 415, 'unsupported_media_type'],
    ['nobody', () => world.http.post('/v1/uploads?filename=a', { headers: BYTES, body: 'a' }), 401, 'unauthenticated'],
    [
      'a file and its id at once',
      () => attach({ uploadId: 'upl_x', content: 'AA==', filename: 'a' }),
      422,
      'validation_failed',
    ],
    ['a file without name and id', () => attach({ content: 'AA==' }), 422, 'validation_failed'],
  ];
  for (const [what, call, status, code] of refusals)
    it(`refuses ${what}`, async () => {
      const answer = await call();
      assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
    });

  it('T52: a file is in the database piece by piece, long before its last byte comes', async () => {
    const stored = async (): Promise<number> => {
      const sql = 'select coalesce(sum(length(content)), 0)::int as n from blob_chunks where account_id = $1';
      return (await sending.query<{ n: number }>(sql, [sending.accountId]))[0]!.n;
    };
    const before = await stored();
    const [first, rest] = [8 * MIB, MAX_UPLOAD_BYTES - 8 * MIB];
    const status = await stream(world, sending.token, [first, rest], () =>
      eventually('the first pieces are stored', async () => (await stored()) - before > first - MIB || undefined),
    );
    assert.equal(status, 201);
  });

  it('what is larger than any plan may send is refused, and nothing of it is kept', async () => {
    assert.equal(await stream(world, sending.token, [MAX_UPLOAD_BYTES + 1]), 413);
    const sql = 'select count(*)::int as n from uploads where account_id = $1 and bytes > $2';
    assert.deepEqual(await sending.query(sql, [sending.accountId, MAX_UPLOAD_BYTES]), [{ n: 0 }]);
  });

  it('R-078: uploads count like any attachment', async () => {
    const owner = new Sending(world, await signUpCustomer(world));
    const { id } = await uploaded(Buffer.alloc(10 * MIB), '?filename=big.bin', owner);
    const answer = await owner.send<ProblemBody>({ attachments: [{ uploadId: id }, { uploadId: id }] });
    assert.deepEqual([answer.status, answer.body.code], [413, 'message_too_large']);
    const four = await owner.send<ProblemBody>({ attachments: Array.from({ length: 4 }, () => ({ uploadId: id })) });
    assert.deepEqual([four.status, four.body.code], [413, 'message_too_large']);
    const batch = await owner.batch(
      Array.from({ length: 8 }, () => owner.message({ attachments: [{ uploadId: id }], sandbox: true })),
    );
    assert.deepEqual(
      batch.body.data.map(({ httpStatus }) => httpStatus),
      [202, 202, 202, 202, 202, 202, 413, 413],
    );
  });

  it('an account holds so many files, and room comes back', async () => {
    const owner = new Sending(world, await signUpCustomer(world));
    const { id } = await uploaded(Buffer.from('a'), '?filename=a', owner);
    await sending.query(
      `insert into uploads select gen_random_uuid(), account_id, blob_id, filename, content_type, bytes, sha256, created_at, expires_at
         from uploads, generate_series(2, $2) where id = $1`,
      [parseWireId('upl', id), MAX_UPLOADS],
    );
    const full = await upload(Buffer.from('b'), '?filename=b', owner);
    assert.deepEqual([full.status, full.body.code], [429, 'upload_limit_reached']);
    assert.ok(Number(full.headers.get('retry-after')) > 3_600);
    assert.equal((await world.http.delete(`/v1/uploads/${id}`, { token: owner.token })).status, 204);
    await uploaded(Buffer.from('b'), '?filename=b', owner);
  });

  it('is exported, erased, and gone after a day', async () => {
    const owner = new Sending(world, await signUpCustomer(world));
    const { id, expiresAt } = await uploaded(Buffer.from('a day'), '?filename=day.txt', owner);
    const parts = world.app.get(LeavingParts);
    const lines: object[] = [];
    const part = parts.exports().find(({ name }) => name === 'sending.uploads')!;
    for await (const line of part.rows(accountScope(owner.accountId))) lines.push(line);
    assert.deepEqual(
      lines.map((line) => (line as { id: string; filename: string }).id),
      [id],
    );
    await world.moveTo(expiresAt);
    assert.equal((await world.http.get(`/v1/uploads/${id}`, { token: owner.token })).status, 404);
    const left = () =>
      sending.query<{ n: number }>('select count(*)::int as n from uploads where account_id = $1', [owner.accountId]);
    assert.deepEqual(await left(), [{ n: 0 }]);
    const fresh = new Sending(world, await signUpCustomer(world));
    await uploaded(Buffer.from('b'), '?filename=b', fresh);
    const erasure = parts.erasures().find(({ name }) => name === 'sending.uploads')!;
    const erased = await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) => erasure.eraseIn(tx, accountScope(fresh.accountId), 10));
    assert.equal(erased, 1);
  });
});

function form(filename: string, type: string, content: Buffer): Buffer {
  const head = `--b0undary\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b0undary--\r\n')]);
}

/** Sends so many bytes without ever having them, and waits after each part; answers the status. */
function stream(
  world: World,
  token: string,
  parts: number[],
  pause: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = new URL('/v1/uploads?filename=stream.bin', world.http.url);
    const call = request(url, { method: 'POST', headers: { ...BYTES, authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    const piece = Buffer.alloc(64 * 1024, 7);
    const write = async (): Promise<void> => {
      for (const bytes of parts) {
        for (let left = bytes; left > 0; left -= piece.length)
          if (!call.write(piece.subarray(0, Math.min(left, piece.length)))) await once(call, 'drain');
        await pause();
      }
      call.end();
    };
    write().catch(reject);
  });
}
