import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, mock } from 'node:test';
import { IdempotencyStore } from '../../../src/platform/http/idempotency/idempotency-store.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { type Cast, castOf, effectsOf, harmlessOperations, keptOperations } from './idempotent-operations.js';

interface KeyRow {
  state: number;
  sealed: boolean;
  body: Buffer;
}

describe('idempotency keys and crashes', () => {
  let world: World;
  let cast: Cast;
  let store: IdempotencyStore;
  before(async () => {
    world = await startWorld();
    cast = await castOf(world);
    store = world.app.get(IdempotencyStore);
  });
  afterEach(() => mock.restoreAll());
  after(() => world.close());

  /** From its commit on the process writes nothing any more: the database is as a crash before the reply leaves it. */
  const dieAfterCommit = () => {
    const died = () => Promise.reject(new Error('the process has died'));
    mock.method(store, 'finish', died);
    mock.method(store, 'release', died);
  };
  /** As if this process had slept for longer than its lease and another one had begun the same request. */
  const loseKeyOnceBegun = () => {
    const begin = store.begin.bind(store);
    mock.method(store, 'begin', async (scope: Parameters<typeof begin>[0]) => {
      const begun = await begin(scope);
      await rows(world, 'update idempotency_keys set locked_at = clock_timestamp() where key = $1', [scope.key]);
      return begun;
    });
  };
  const endLease = (key: string) =>
    rows(world, `update idempotency_keys set locked_at = locked_at - interval '61 seconds' where key = $1`, [key]);

  for (const [operation, prepare] of Object.entries(keptOperations)) {
    it(`${operation}: after a crash between commit and reply the key gives the first answer, and one effect`, async () => {
      const key = `crash-${operation}`;
      const { path, ...call } = await prepare(cast, `crash-${operation}`.toLowerCase());
      const headers = { ...call.headers, 'idempotency-key': key };
      const post = () => world.http.post(path, { ...call, headers });
      const earlier = await effectsOf(cast, { path, ...call });
      dieAfterCommit();
      const lost = await post();
      mock.restoreAll();
      assert.ok(lost.status < 300, lost.text);
      const [row] = await rows<KeyRow>(world, 'select state, sealed, body from idempotency_keys where key = $1', [key]);
      assert.equal(row?.state, 1, 'the answer is committed with its effect');
      const secret = /"(?:secret|password|pin|accessToken|recoveryCodes)":/.test(lost.text);
      assert.equal(row.sealed, secret);
      if (!secret) assert.equal(row.body.toString(), lost.text);
      await endLease(key);
      const again = await post();
      assert.equal(again.status, lost.status);
      assert.equal(again.text, lost.text);
      assert.equal(again.headers.get('idempotent-replayed'), 'true');
      assert.equal(await effectsOf(cast, { path, ...call }), earlier + 1);
    });

    it(`${operation}: who lost his key to another process commits nothing`, async () => {
      const key = `lost-${operation}`;
      const { path, ...call } = await prepare(cast, `lost-${operation}`.toLowerCase());
      const earlier = await effectsOf(cast, { path, ...call });
      loseKeyOnceBegun();
      const headers = { ...call.headers, 'idempotency-key': key };
      const answer = await world.http.post<{ code: string }>(path, { ...call, headers });
      assert.equal(`${answer.status} ${answer.body.code}`, '409 idempotency_key_in_use', answer.text);
      assert.equal(await effectsOf(cast, { path, ...call }), earlier);
    });
  }

  it('every POST is either kept in its own transaction or harmless when repeated', async () => {
    const { body } = await world.http.get<{ paths: Record<string, { post?: { operationId: string } }> }>(
      '/openapi.json',
    );
    const posts = Object.values(body.paths).flatMap(({ post }) => (post ? [post.operationId] : []));
    const decided = [...Object.keys(keptOperations), ...Object.keys(harmlessOperations)];
    assert.deepEqual(decided.sort(), posts.sort());
  });
});
