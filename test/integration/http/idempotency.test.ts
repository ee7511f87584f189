import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { LightMyRequestResponse as Response } from 'fastify';
import { platformProblems } from '../../../src/platform/http/index.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { DueSources } from '../../../src/platform/schedule/due-sources.js';
import { addMs, DAY_MS, systemNow, toDate } from '../../../src/kernel/time/instant.js';
import { as, letter, type LettersApp, startLetters } from './http-app.js';
import { gate, runs } from './letters.controller.js';

describe('idempotency keys', () => {
  let letters: LettersApp;
  let twin: LettersApp;
  let pool: HotPool;

  before(async () => {
    letters = await startLetters();
    twin = await startLetters({}, letters.database);
    pool = letters.app.get(HotPool);
  });
  after(async () => {
    await twin.close();
    await letters.close();
  });
  afterEach(() => {
    gate.wait = Promise.resolve();
    gate.fault = null;
  });

  const send = (
    key: string,
    payload: object = letter(),
    headers = as('owner'),
    url = '/v1/letters',
    on = letters,
  ): Promise<Response> =>
    on.app.inject({ method: 'POST', url, headers: { 'idempotency-key': key, ...headers }, payload });
  const code = (answer: Response): string => `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`;

  it('the first answer is given again, byte for byte, and nothing runs twice', async () => {
    const before = runs.create;
    const first = await send('again');
    const second = await send('again');
    assert.equal(first.statusCode, 201);
    assert.equal(second.statusCode, 201);
    assert.equal(second.body, first.body);
    assert.equal(second.headers['idempotent-replayed'], 'true');
    assert.equal(runs.create, before + 1);
  });

  it('the order of members and white space do not matter', async () => {
    const first = await send('order', { subject: 'a', to: [] });
    const second = await send('order', JSON.parse('{ "to" : [ ] , "subject":"a"}') as object);
    assert.equal(second.body, first.body);
  });

  it('another body is 422 idempotency_key_reused', async () => {
    await send('reused');
    assert.equal(code(await send('reused', letter({ subject: 'other' }))), '422 idempotency_key_reused');
  });

  it('another path is 422 idempotency_key_reused: the account has one keyspace', async () => {
    await send('path');
    assert.equal(code(await send('path', letter(), as('owner'), '/v1/kept-letters')), '422 idempotency_key_reused');
  });

  it('people and keys of an account share its keys; other accounts do not', async () => {
    const first = await send('shared');
    assert.equal((await send('shared', letter(), as('sendkey'))).body, first.body);
    const foreign = await send('shared', letter(), as('other'));
    assert.notEqual(foreign.body, first.body);
    assert.equal(foreign.headers['idempotent-replayed'], undefined);
  });

  it('while it runs, the same key is 409 idempotency_key_in_use in every process', async () => {
    let open = (): void => undefined;
    gate.wait = new Promise((resolve) => (open = resolve));
    const before = runs.create;
    const first = send('running');
    while (runs.create === before) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(code(await send('running', letter(), as('owner'), '/v1/letters', twin)), '409 idempotency_key_in_use');
    open();
    assert.equal((await first).statusCode, 201);
    assert.equal((await send('running', letter(), as('owner'), '/v1/letters', twin)).body, (await first).body);
    assert.equal(runs.create, before + 1);
  });

  it('of 64 parallel requests with one key exactly one runs', async () => {
    const before = runs.create;
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => send('race', letter(), as('owner'), '/v1/letters', i % 2 ? letters : twin)),
    );
    assert.equal(runs.create, before + 1);
    assert.deepEqual(
      [...new Set(answers.map((a) => a.statusCode))].filter((s) => s !== 201 && s !== 409),
      [],
    );
  });

  it('a 422 is kept, with its document', async () => {
    const first = await send('fault', { subject: 1 });
    const second = await send('fault', { subject: 1 });
    assert.equal(code(first), '422 validation_failed');
    assert.equal(second.body, first.body);
    assert.equal(second.headers['content-type'], 'application/problem+json');
  });

  for (const [status, problem, kept] of [
    [400, platformProblems.invalid_request(), true],
    [404, platformProblems.not_found(), true],
    [410, platformProblems.gone(), true],
    [401, platformProblems.invalid_credentials(), false],
    [403, platformProblems.forbidden(), false],
    [412, platformProblems.version_conflict(), false],
    [429, platformProblems.rate_limited(), false],
    [500, new Error('boom'), false],
    [503, Object.assign(new Error('away'), { code: 'ECONNREFUSED' }), false],
  ] as const) {
    it(`an answer of ${status} is ${kept ? 'kept' : 'not kept: the key may be tried again'}`, async () => {
      gate.fault = problem;
      const before = runs.fail;
      const first = await send(`status-${status}`, {}, {}, '/v1/fail');
      await send(`status-${status}`, {}, {}, '/v1/fail');
      assert.equal(first.statusCode, status);
      assert.equal(runs.fail - before, kept ? 1 : 2);
    });
  }

  it('401 and 403 before the operation leave the key alone', async () => {
    assert.equal(code(await send('later', letter(), as('viewer'))), '403 forbidden');
    assert.equal(code(await send('later', letter(), {})), '401 unauthenticated');
    assert.equal((await send('later')).statusCode, 201);
  });

  it('on public operations the body is part of the key, and secrets are replayed but never stored readable', async () => {
    const first = await send('token', letter(), {}, '/v1/auth/token');
    const second = await send('token', letter(), {}, '/v1/auth/token');
    const foreign = await send('token', letter({ subject: 'guess' }), {}, '/v1/auth/token');
    assert.equal(second.body, first.body);
    assert.equal(second.headers['cache-control'], 'no-store');
    assert.notEqual(foreign.body, first.body);
    const { rows } = await pool.query<{ body: Buffer; sealed: boolean }>(
      `select body, sealed from idempotency_keys where key = 'token'`,
    );
    assert.equal(rows.length, 2);
    for (const row of rows) assert.ok(row.sealed && !row.body.toString('latin1').includes('secret-'));
  });

  it('a key of a process that died is taken over once its lease has ended', async () => {
    const first = await send('dead');
    await pool.query(`update idempotency_keys set state = 0, status = null, body = null where key = 'dead'`);
    assert.equal(code(await send('dead')), '409 idempotency_key_in_use');
    await pool.query(
      `update idempotency_keys set locked_at = clock_timestamp() - interval '61 seconds' where key = 'dead'`,
    );
    assert.equal(code(await send('dead', letter({ subject: 'other' }))), '422 idempotency_key_reused');
    const second = await send('dead');
    assert.equal(second.statusCode, 201);
    assert.notEqual(second.body, first.body);
  });

  it('an answer kept in its own transaction survives a crash between commit and reply', async () => {
    const first = await send('kept', {}, as('owner'), '/v1/kept-letters');
    const { rows } = await pool.query<{ state: number; status: number; body: Buffer }>(
      `select state, status, body from idempotency_keys where key = 'kept'`,
    );
    assert.equal(rows[0]?.state, 1);
    assert.equal(rows[0]?.body.toString(), first.body);
    assert.equal((await send('kept', {}, as('owner'), '/v1/kept-letters')).body, first.body);
  });

  it('who was thought dead and wakes up before its commit commits nothing', async () => {
    let open = (): void => undefined;
    gate.wait = new Promise((resolve) => (open = resolve));
    const before = runs.kept;
    const zombie = send('zombie', {}, as('owner'), '/v1/kept-letters');
    const stolen = `update idempotency_keys set locked_at = clock_timestamp() where key = 'zombie'`;
    while ((await pool.query(stolen)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
    open();
    assert.equal(code(await zombie), '409 idempotency_key_in_use');
    assert.equal(runs.kept, before);
  });

  it('after 30 days a key is new again, and the purge removes it', async () => {
    const first = await send('old');
    const old = toDate(addMs(systemNow(), -30 * DAY_MS - 1000));
    await pool.query(`update idempotency_keys set created_at = $1 where key = 'old'`, [old]);
    assert.notEqual((await send('old')).body, first.body);
    await pool.query(`update idempotency_keys set created_at = $1 where key = 'old'`, [old]);
    const purge = letters.app
      .get(DueSources)
      .all()
      .find((source) => source.name === 'purge-idempotency-keys');
    await purge?.runDue(systemNow());
    assert.equal((await pool.query(`select 1 from idempotency_keys where key = 'old'`)).rowCount, 0);
    assert.ok(Number((await pool.query(`select 1 from idempotency_keys where key = 'again'`)).rowCount) > 0);
  });

  for (const key of ['', 'x'.repeat(256), 'ä', 'a\tb', ' a']) {
    it(`a key that is none ("${key.slice(0, 5)}", ${key.length} characters) is 422`, async () => {
      const answer = await send(key);
      // HTTP itself trims leading white space, so " a" is the key "a".
      if (key === ' a') assert.ok([201, 422].includes(answer.statusCode));
      else assert.equal(code(answer), '422 validation_failed');
    });
  }
});
