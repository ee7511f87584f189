import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { unzip } from '../../support/unzip.js';
import { startWorld, type World } from '../../support/world.js';
import { type ProblemBody, rows } from './account-world.js';
import {
  type ExportBody,
  downloadZip,
  finishedExport,
  linesOf,
  newCustomer,
  requestExport,
  uuidOf,
} from './leaving-world.js';

const MANY = 40_000;

describe('the export of an account', () => {
  let world: World;
  let customer: Customer;
  let other: Customer;
  before(async () => {
    world = await startWorld();
    customer = await newCustomer(world, 'owner@export-one.example');
    other = await newCustomer(world, 'canary@canary-export.example');
    await world.http.patch('/v1/account', { token: other.accessToken, body: { organization: 'Canary Export' } });
    for (const [who, to] of [
      [customer, 'friend@receiver-one.example'],
      [other, 'friend@canary-receiver.example'],
    ] as const) {
      const sent = await world.http.post('/v1/messages', {
        token: who.secret,
        body: {
          from: { email: who.email },
          to: [{ email: to }],
          subject: 'Grüße',
          text: `Zeile 1\nZeile 2 ${who.email}`,
        },
      });
      assert.equal(sent.status, 202, sent.text);
      await eventually('it is delivered', async () => (await world.inbox.to(to)).length > 0);
    }
  });
  after(() => world.close());

  it('is asked for, shows its progress, and is a zip of JSON lines with a README and a manifest', async () => {
    const asked = await requestExport(world, customer);
    assert.match(asked.id, /^exp_/);
    const ready = await finishedExport(world, customer, asked.id);
    assert.equal(ready.progress.partsDone, ready.progress.partsTotal);
    const zip = await downloadZip(world, customer, asked.id);
    assert.equal(zip.length, ready.sizeBytes);
    const files = unzip(zip);
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as {
      rows: number;
      files: { file: string; rows: number; bytes: number }[];
    };
    assert.match(files.get('README.txt')!.toString(), /jsonlines\.org/);
    const lines = linesOf(zip);
    for (const { file, rows: count, bytes } of manifest.files) {
      assert.equal(lines.get(file.replace('.jsonl', ''))?.length, count, file);
      assert.equal(files.get(file)!.length, bytes, file);
    }
    assert.equal(manifest.rows, ready.progress.rows);
    assert.deepEqual(
      manifest.files.map(({ file }) => file),
      [...files.keys()].filter((name) => name.endsWith('.jsonl')),
    );
    await world.inbox.notification(customer.email, 'export-ready');
  });

  it('T63: has what is the account’s own, whole, and nothing of another', async () => {
    const { id } = await requestExport(world, customer);
    await finishedExport(world, customer, id);
    const zip = await downloadZip(world, customer, id);
    const lines = linesOf(zip);
    const first = (part: string): Record<string, unknown> => lines.get(part)![0]!;
    assert.equal(first('accounts.account')['id'], customer.accountId);
    assert.equal(first('accounts.users')['email'], customer.email);
    assert.equal(first('sending.senders')['email'], customer.email);
    assert.match(String(first('accounts.users')['createdAt']), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const message = first('spool.messages');
    assert.deepEqual([message['subject'], message['class'], message['source']], ['Grüße', 'transactional', 'rest']);
    assert.deepEqual(first('spool.deliveries')['status'], 'delivered');
    assert.deepEqual(
      lines.get('spool.events')!.map(({ type }) => type),
      ['accepted', 'delivered'],
    );
    const content = first('sending.message-contents');
    assert.equal(content['messageId'], message['id']);
    assert.match(Buffer.from(String(content['raw']), 'base64').toString(), /Zeile 2 owner@export-one\.example/);
    for (const [name, bytes] of unzip(zip))
      assert.ok(!/canary/i.test(bytes.toString()) && !bytes.includes(other.accountId), `${name} shows another account`);
  });

  it('holds no secret', async () => {
    const { id } = await requestExport(world, customer);
    await finishedExport(world, customer, id);
    const text = [...unzip(await downloadZip(world, customer, id)).values()].map((file) => file.toString()).join('\n');
    assert.ok(!text.includes(customer.secret) && !text.includes('$argon2'));
    assert.ok(!/"[a-zA-Z]*(?:[hH]ash|[sS]ealed\w*)":/.test(text));
  });

  it('is the owner’s: no key and no other role asks for it or reads it, and another account finds nothing', async () => {
    const { id } = await requestExport(world, customer);
    await finishedExport(world, customer, id);
    const download = `/v1/account/exports/${id}/download`;
    for (const path of ['/v1/account/exports', `/v1/account/exports/${id}`, download]) {
      assert.equal((await world.http.get(path, { token: customer.secret })).status, 403, path);
      assert.equal((await world.http.get(path)).status, 401, path);
    }
    assert.equal((await world.http.post('/v1/account/exports', { token: customer.secret })).status, 403);
    assert.equal((await world.http.get(download, { token: other.accessToken })).status, 404);
    assert.equal((await world.http.get(`/v1/account/exports/${id}`, { token: other.accessToken })).status, 404);
    const headers = (
      await fetch(world.http.url + download, { headers: { authorization: `Bearer ${customer.accessToken}` } })
    ).headers;
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(
      headers.get('content-disposition') ?? '',
      /^attachment; filename="posthorn-m\d+-\d{4}-\d\d-\d\d\.zip"$/,
    );
    assert.equal(headers.get('content-type'), 'application/zip');
  });

  it('whoever asks again, even 32 times at once, is shown the one that is being written', async () => {
    const asked = await Promise.all(Array.from({ length: 32 }, () => requestExport(world, other)));
    const ids = new Set(asked.map(({ id }) => id));
    const open = await rows<{ n: number }>(world, 'select count(*) as n from account_exports where account_id = $1', [
      uuidOf(other),
    ]);
    assert.equal(open[0]!.n, ids.size);
    assert.ok(ids.size <= 2, 'the first may be finished before the last asks');
    for (const id of ids) await finishedExport(world, other, id);
    const list = await world.http.get<{ data: ExportBody[] }>('/v1/account/exports', { token: other.accessToken });
    assert.deepEqual(new Set(list.body.data.map(({ id }) => id)), ids);
  });

  it('many rows do not stay in memory', async () => {
    await rows(
      world,
      `insert into suppressions (id, account_id, email_key, email, scope, reason, source, created_at)
       select gen_random_uuid(), $1, 'r' || n || '@x.example', 'r' || n || '@x.example', 0, repeat('manual ', 100), 'import', now() from generate_series(1, ${MANY}) n`,
      [uuidOf(other)],
    );
    const before = residentMb();
    const { id } = await requestExport(world, other);
    let peak = before;
    const ready = await eventually(
      'the export is ready',
      async () => {
        peak = Math.max(peak, residentMb());
        const body = (await world.http.get<ExportBody>(`/v1/account/exports/${id}`, { token: other.accessToken })).body;
        return body.status === 'ready' && body;
      },
      120_000,
    );
    assert.ok(ready.progress.bytes > 30_000_000, `${ready.progress.bytes} bytes of lines`);
    assert.ok(peak - before < 250, `${before} MB before, ${peak} MB at most`);
    assert.equal(linesOf(await downloadZip(world, other, id)).get('sending.suppressions')!.length, MANY);
  });

  it('R-074: an account whose subscription has ended signs in and takes its data along', async () => {
    const late = await newCustomer(world);
    await rows(world, `update subscriptions set status = 'expired' where account_id = $1`, [uuidOf(late)]);
    const signIn = await world.http.post('/v1/auth/login', {
      body: { username: late.username, password: late.password },
    });
    assert.equal(signIn.status, 200);
    const { id } = await requestExport(world, late);
    await finishedExport(world, late, id);
  });

  it('is gone after seven days, and its space is freed', async () => {
    const { id, expiresAt } = await finishedExport(world, customer, (await requestExport(world, customer)).id);
    assert.ok(expiresAt);
    await world.advance('P6DT23H');
    const token = await freshToken(customer);
    const download = () => world.http.get<ProblemBody>(`/v1/account/exports/${id}/download`, { token });
    assert.equal((await download()).status, 200);
    await world.advance('PT2H');
    const late = await download();
    assert.deepEqual([late.status, late.body.code], [410, 'gone']);
    const shown = await world.http.get<ExportBody>(`/v1/account/exports/${id}`, { token });
    assert.equal(shown.body.status, 'expired');
    await world.advance('PT1H');
    await eventually('no chunk is left', async () => {
      const [left] = await rows<{ n: number }>(world, 'select count(*) as n from blob_chunks');
      return left!.n === 0;
    });
  });

  async function freshToken(of: Customer): Promise<string> {
    const answer = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username: of.username, password: of.password },
    });
    return answer.body.accessToken;
  }
});

/** Resident memory of this process, which plays all roles; 0 where the system does not tell. */
function residentMb(): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
