import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { posthorn } from '../../support/command-line.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { temporaryState } from '../../support/engine-processes.js';
import { createTestDatabase } from '../../support/engines.js';
import { freePort } from '../../support/free-port.js';
import { HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import { type Product, startProduct } from '../../support/product-process.js';

const DETAILS = {
  customerType: 'consumer',
  name: 'Ada Example',
  address: { line1: '1 rue du Port', postalCode: '69002', city: 'Lyon' },
  country: 'FR',
};

describe('a backup of an installation that works, restored in a second place', () => {
  const first = temporaryState();
  const second = temporaryState();
  const backups = mkdtempSync(join(tmpdir(), 'posthorn-backups-'));
  let product: Product;
  let http: HttpCaller;
  let customer: Customer;
  let messageId: string;
  let invoice: { id: string; number: string };
  let pdf: Buffer;
  let backup: string;

  before(async () => {
    [product, http] = await start(first.stateDir);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) }, { offer: 'suite' });
    await buySomething();
    messageId = await send('kept');
  });
  after(async () => {
    product.process.kill('SIGTERM');
    await product.ended;
    await first.clear();
    await second.clear();
    rmSync(backups, { recursive: true, force: true });
  });

  async function start(stateDir: string): Promise<[Product, HttpCaller]> {
    const port = await freePort();
    const started = startProduct({ POSTHORN_STATE_DIR: stateDir, HTTP_PORT: String(port), POSTHORN_NO_APT: '1' });
    await started.said('Posthorn runs');
    return [started, new HttpCaller(`http://127.0.0.1:${port}`)];
  }

  async function buySomething(): Promise<void> {
    const token = customer.accessToken;
    const plans = await http.get<{ data: { id: string; code: string }[] }>('/v1/plans?offer=suite');
    const planId = plans.body.data.find(({ code }) => code === 'suite.web')!.id;
    assert.equal((await http.call('PUT', '/v1/account/billing-details', { token, body: DETAILS })).status, 200);
    const card = await http.post<{ id: string }>('/v1/payment-methods', {
      token,
      body: { kind: 'card', token: 'tok_ok' },
    });
    const bought = await http.post('/v1/subscriptions', {
      token,
      body: { planId, interval: 'month', paymentMethod: card.body.id },
    });
    assert.equal(bought.status, 201, bought.text);
    invoice = (await http.get<{ data: { id: string; number: string }[] }>('/v1/invoices', { token })).body.data[0]!;
    pdf = await pdfOf(http);
  }

  async function send(subject: string): Promise<string> {
    const body = {
      from: { email: customer.email },
      to: [{ email: 'ann@example.net' }],
      subject,
      text: 'Words to keep.',
    };
    const answer = await http.post<{ id: string }>('/v1/messages', { token: customer.secret, body });
    assert.equal(answer.status, 202, answer.text);
    return answer.body.id;
  }

  async function pdfOf(from: HttpCaller): Promise<Buffer> {
    const headers = { authorization: `Bearer ${customer.secret}` };
    const answer = await fetch(`${from.url}/v1/invoices/${invoice.id}/pdf`, { headers });
    assert.equal(answer.status, 200);
    return Buffer.from(await answer.arrayBuffer());
  }

  it('is written while messages are accepted, closed to others, and whole', async () => {
    const sending = (async () => {
      for (let n = 0; n < 20; n += 1) await send(`meanwhile ${n}`);
    })();
    const { code, out, err } = await posthorn(['backup', backups], { POSTHORN_STATE_DIR: first.stateDir });
    await sending;
    assert.equal(code, 0, err);
    assert.match(err, /copied .* of .*%/, 'it says how far it is');
    backup = out.trim();
    assert.deepEqual(
      readdirSync(backups).map((name) => join(backups, name)),
      [backup],
      'nothing half is left',
    );
    assert.equal(statSync(backup).mode & 0o077, 0);
    const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as { files: { path: string }[] };
    for (const path of ['pgdata/backup_label', 'pgdata/global/pg_control', 'secrets/secrets-key', 'tls/key.pem'])
      assert.ok(
        manifest.files.some((file) => file.path === path),
        path,
      );
  });

  it('is refused when a byte of it has changed, and leaves nothing behind', async () => {
    const damaged = join(backups, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    const victim = join(damaged, 'pgdata', 'PG_VERSION');
    const bytes = readFileSync(victim);
    writeFileSync(victim, Buffer.concat([bytes, Buffer.from(' ')]));
    const { code, err } = await posthorn(['restore', damaged], { POSTHORN_STATE_DIR: second.stateDir });
    assert.equal(code, 1);
    assert.match(err, /the backup is damaged: pgdata\/PG_VERSION/);
    assert.ok(!readdirSync(second.stateDir).some((name) => name.startsWith('pgdata')));
    rmSync(damaged, { recursive: true });
  });

  it('brings back the message, the invoice and the books; what came after it is not in it', async () => {
    const late = await send('too late');
    const { code, out, err } = await posthorn(['restore', backup], { POSTHORN_STATE_DIR: second.stateDir });
    assert.equal(code, 0, `${out}${err}`);
    assert.match(out, /accounts, 1 invoices/);
    const books = await posthorn(['verify-ledger'], { POSTHORN_STATE_DIR: second.stateDir });
    assert.equal(books.code, 0, books.out);
    assert.match(books.out, /the books are whole/);
    const [restored, other] = await start(second.stateDir);
    try {
      const token = customer.secret;
      const message = await other.get<{ id: string; subject: string }>(`/v1/messages/${messageId}`, { token });
      assert.deepEqual([message.status, message.body.subject], [200, 'kept']);
      assert.equal((await other.get(`/v1/messages/${late}`, { token })).status, 404);
      assert.deepEqual(await pdfOf(other), pdf, 'the invoice to the byte');
    } finally {
      restored.process.kill('SIGTERM');
      await restored.ended;
    }
  });

  it('never overwrites anything', async () => {
    const { code, err } = await posthorn(['restore', backup], { POSTHORN_STATE_DIR: first.stateDir });
    assert.equal(code, 1);
    assert.match(err, /pgdata is there already, and is never overwritten/);
    const nothing = await posthorn(['restore', backups], { POSTHORN_STATE_DIR: second.stateDir });
    assert.match(nothing.err, /is no backup: it has no manifest\.json/);
  });
});

/** What the client's programs of PostgreSQL are asked to do; their own work is theirs. */
describe('a backup of a server of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'posthorn-dump-'));
  const bin = join(folder, 'bin');
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes down what it was asked, and leaves a file where it was told to. */
  function program(name: string, version: number): void {
    mkdirSync(bin, { recursive: true });
    const script = `#!/bin/sh
if [ "$1" = --version ]; then echo "${name} (PostgreSQL) ${version}.1"; exit 0; fi
echo "$@" > ${folder}/${name}.args
for word in "$@"; do case $word in --file=*) echo dumped > "\${word#--file=}";; esac; done
`;
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  }

  it('says what is missing: the program, its version, a login that sees all rows', async () => {
    const database = await createTestDatabase();
    try {
      const environment = {
        DATABASE_URL: database.databaseUrl,
        REDIS_URL: database.redisUrl,
        POSTHORN_STATE_DIR: join(folder, 'state'),
        PATH: bin,
      };
      const run = async (): Promise<string> => (await posthorn(['backup', join(folder, 'to')], environment)).err;
      assert.match(await run(), /pg_dump is not installed here: apt-get install postgresql-client/);
      program('pg_dump', 9);
      assert.match(await run(), /pg_dump is of version 9 and cannot read a server of version \d+/);
      program('pg_dump', 99);
      assert.match(await run(), /hides all rows from .*\n.*CREATE ROLE posthorn_backup LOGIN BYPASSRLS/);
      assert.ok(!existsSync(join(folder, 'pg_dump.args')), 'nothing was dumped that would have been empty');
      assert.deepEqual(readdirSync(join(folder, 'to')), [], 'and nothing half is left');
    } finally {
      await database.drop();
    }
  });
});
