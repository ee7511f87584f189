import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { environmentOf, posthorn, type Ran } from '../../support/command-line.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/free-port.js';
import { startWorld, type World } from '../../support/world.js';

interface Found {
  id: string;
  verdict: string;
  found: string;
  why?: string;
  mend?: string;
}

describe('what an operator types', () => {
  let world: World;
  let environment: Record<string, string>;
  let customer: Customer;
  before(async () => {
    world = await startWorld({ HTTP_PORT: String(await freePort()) });
    environment = environmentOf(world.database, world.config);
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const run = (...words: string[]): Promise<Ran> => posthorn(words, environment);
  const done = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await run(...words);
    assert.equal(code, 0, `${words.join(' ')}: ${out}${err}`);
    return out;
  };
  const sql = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: world.database.databaseUrl, options: '-c role=posthorn_worker' });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };

  it('help lists every command, and explains each with an example', async () => {
    const list = await done('help');
    for (const name of [
      'doctor',
      'migrate',
      'backup <folder>',
      'restore <backup>',
      'verify-ledger',
      'queue pause <site>',
      'user list',
    ])
      assert.ok(list.includes(name), name);
    const queue = await done('help', 'queue');
    for (const part of ['--reason TEXT', 'posthorn queue flush', '# ']) assert.ok(queue.includes(part), part);
    assert.equal(await done('queue', 'pause', '--help'), await done('help', 'queue', 'pause'));
  });

  it('what is not understood ends with 2, does nothing, and names what was probably meant', async () => {
    for (const [words, says] of [
      [['docter'], 'did you mean doctor?'],
      [['doctor', '--jsn'], 'did you mean --json?'],
      [['queue', 'pause'], '<site> is missing'],
      [['queue', 'pause', 'x'], '--reason must be given'],
      [['queue', '--state', 'sleepy'], '--state must be one of'],
      [['help', 'migrat'], 'did you mean migrate?'],
    ] as const) {
      const { code, out, err } = await run(...words);
      assert.equal(code, 2, err);
      assert.ok(err.includes(says), err);
      assert.equal(out, '');
    }
  });

  it('migrate finds nothing to do, config hides secrets', async () => {
    assert.match(await done('migrate'), /up to date/);
    assert.match(await done('migrate:check'), /up to date/);
    const config = await done('config', '--given');
    assert.ok(!config.includes(environment['SECRETS_KEY']!));
    assert.equal((JSON.parse(config) as { DATABASE_URL: string }).DATABASE_URL, '[redacted]');
  });

  it('doctor says what is wrong, why it matters, and the command that mends it', async () => {
    const { code, out, err } = await run('doctor', '--json');
    const { findings } = JSON.parse(out) as { findings: Found[] };
    const of = (id: string): Found => findings.find((one) => one.id === id) ?? assert.fail(`${id}: ${out}${err}`);
    for (const { id, verdict, why, mend } of findings)
      assert.equal(verdict === 'warn' || verdict === 'bad', why !== undefined && mend !== undefined, id);
    // The servers of tests may lose their disk.
    const fsync = of('database.fsync');
    assert.deepEqual([code, fsync.verdict], [1, 'bad']);
    assert.match(fsync.mend!, /ALTER SYSTEM SET fsync = on/);
    assert.equal(of('database.server').verdict, 'ok');
    assert.equal(of('database.login').verdict, 'ok');
    assert.equal(of('database.migrations').verdict, 'ok');
    assert.equal(of('clock.database').verdict, 'ok');
    assert.match(of('storage.key').found, /opens what the database holds/);
    assert.match(of('ports.http').found, /Posthorn answers/);
    assert.match(of(`ports.smtp-${environment['SMTP_SUBMISSION_PORTS']}`).found, /Posthorn answers SMTP/);
    assert.equal(of('work.scheduler').verdict, 'ok');
    assert.equal(of('work.workers').verdict, 'ok');
    assert.equal(of('names').verdict, 'skipped');
  });

  it('doctor notices a wrong key, and faults of the environment', async () => {
    const wrongKey = { ...environment, SECRETS_KEY: Buffer.alloc(32, 9).toString('base64') };
    const { out } = await posthorn(['doctor', '--bad-only'], wrongKey);
    assert.match(out, /BAD +SECRETS_KEY does not open what the database holds\n +Why: .*\n(?: +.*\n)* +Mend: /);
    const faulty = await posthorn(['doctor'], { ...environment, HTTP_PORT: 'many' });
    assert.equal(faulty.code, 1);
    assert.match(faulty.out, /BAD +HTTP_PORT must be a whole number/);
  });

  it('doctor says of servers that are away what that means', async () => {
    const port = await freePort();
    const away = {
      ...environment,
      DATABASE_URL: `postgres://u:hunter2@127.0.0.1:${port}/x`,
      REDIS_URL: `redis://:hunter2@127.0.0.1:${port}`,
    };
    const { code, out, err } = await posthorn(['doctor', '--bad-only'], away);
    assert.equal(code, 1);
    assert.match(out, /BAD +PostgreSQL of DATABASE_URL .*cannot be used/);
    assert.match(out, /BAD +Redis of REDIS_URL .*cannot be used/);
    assert.ok(!`${out}${err}`.includes('hunter2'));
  });

  const send = async (subject: string): Promise<string> => {
    const body = { from: { email: customer.email }, to: [{ email: 'ann@example.net' }], subject, text: 'x' };
    const answer = await world.http.post<{ id: string }>('/v1/messages', { token: customer.secret, body });
    assert.equal(answer.status, 202, answer.text);
    return answer.body.id;
  };
  const statusOf = async (id: string): Promise<string> =>
    (await world.http.get(`/v1/messages/${id}`, { token: customer.secret })).text;
  const delivered = (id: string): Promise<boolean> =>
    eventually(`${id} is delivered`, async () => (await statusOf(id)).includes('"delivered"'));

  it('queue shows sites; a pause holds mail with its reason until it is resumed', async () => {
    await delivered(await send('first'));
    const sites = JSON.parse(await done('queue', '--json')) as { site: string; ready: number; holds: string[] }[];
    const name = sites[0]!.site;
    assert.match(await done('queue', 'pause', name, '--reason', 'The receiver moves house'), /is paused/);
    const id = await send('second');
    await eventually('the message says why it waits', async () =>
      (await statusOf(id)).includes('The receiver moves house'),
    );
    assert.match(await done('queue', '--state', 'paused'), /paused: The receiver moves house/);
    const [entry] = await sql(
      `select actor_type, actor_label from audit_log where action = 'site.paused' and target_id = $1`,
      [name],
    );
    assert.equal(entry?.['actor_type'], 'system');
    assert.match(String(entry?.['actor_label']), /^command line: .+ on .+/);
    await sql(`update delivery_queue set state = 1, next_at = clock_timestamp() + interval '5 hours' where state = 0`);
    assert.match(await done('queue', 'flush', name), /^1 retries/);
    await done('queue', 'resume', name);
    await delivered(id);
    const unknown = await run('queue', 'flush', 'nowhere.example');
    assert.deepEqual([unknown.code, unknown.out], [1, '']);
  });

  it('user makes an operator, lets him choose a password once, and takes a lost second factor', async () => {
    const email = 'second@posthorn.test';
    const password = 'another long walk in the evening 9';
    const link = new URL((await done('user', 'create-operator', email)).trim());
    assert.equal(link.pathname, '/reset-password');
    const choose = { token: link.searchParams.get('token'), password };
    const chosen = await world.http.post('/v1/auth/reset-password', { body: choose });
    assert.ok(chosen.status < 300, chosen.text);
    assert.equal((await world.http.post('/v1/auth/reset-password', { body: choose })).status, 410, 'a link works once');
    const signIn = () => world.http.post<{ accessToken?: string }>('/v1/auth/login', { body: { email, password } });
    assert.equal((await signIn()).status, 200);
    const again = await run('user', 'create-operator', email);
    assert.equal(again.code, 1);
    assert.match(again.err, /user_exists/);
    const [staff] = await sql('select id from staff where email = $1', [email]);
    await sql(
      `insert into totp_factors (person_id, sealed_secret, created_at, confirmed_at) values ($1, '\\x00', clock_timestamp(), clock_timestamp())`,
      [staff!['id']],
    );
    assert.match(await done('user', 'list'), /second@posthorn\.test +operator +yes/);
    assert.notEqual((await signIn()).status, 200, 'the password alone is not enough');
    await done('user', 'disable-totp', email, '--reason', 'Lost his phone; called back');
    assert.equal((await signIn()).status, 200);
    const nobody = await run('user', 'reset-link', 'nobody@posthorn.test');
    assert.match(nobody.err, /nobody is known as/);
    const forCustomer = new URL((await done('user', 'reset-link', customer.username)).trim());
    const reset = { token: forCustomer.searchParams.get('token'), password };
    assert.ok((await world.http.post('/v1/auth/reset-password', { body: reset })).status < 300);
    const actions = await sql(`select action from audit_log where actor_label like 'command line: %' order by id`);
    const expected = [
      'staff.added',
      'staff.password_link_made',
      'staff.totp_removed_by_hand',
      'user.password_link_made',
    ];
    for (const action of expected)
      assert.ok(
        actions.some((row) => row['action'] === action),
        action,
      );
  });
});
