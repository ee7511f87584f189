import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createPosthorn, type Posthorn, PosthornProblem, signIn } from '../../../clients/typescript/src/index.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

type Fetch = (request: Request) => Promise<Response>;

const refusal = async (call: Promise<unknown>): Promise<PosthornProblem> => {
  const answer: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(answer instanceof PosthornProblem, `expected a refusal, not ${String(answer)}`);
  return answer;
};

/** The package that is published, used as an integrator would, against the running product. */
describe('the client package', () => {
  let world: World;
  let customer: Customer;
  let person: Posthorn;
  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
    const { username, password } = customer;
    person = await signIn({ baseUrl: world.http.url }, { username, password });
  });
  after(() => world.close());
  const program = (apiKey: string, fetch: Fetch = (request) => globalThis.fetch(request)): Posthorn =>
    createPosthorn({ baseUrl: world.http.url, apiKey, fetch });

  it('reads the account, makes a key, is refused by its scope, and loses it', async () => {
    const account = await person.get('/v1/account');
    assert.equal(account.id, customer.accountId);

    const key = await person.post('/v1/api-keys', { body: { name: 'shop', scopes: ['read'] } });
    const shop = program(key.secret);
    assert.equal((await shop.get('/v1/account')).id, account.id);
    const refused = await refusal(shop.post('/v1/api-keys', { body: { name: 'more', scopes: ['send'] } }));
    assert.ok(refused.is('insufficient_scope'));
    assert.equal(refused.status, 403);
    assert.equal(refused.traceId, refused.response.headers.get('x-request-id'));

    await person.delete('/v1/api-keys/{id}', { params: { path: { id: key.id } } });
    await eventually('the key is worth nothing', async () => {
      const { response } = await shop.raw.GET('/v1/account');
      return response.status === 401;
    });
  });

  it('names all faulty fields of a refused body, in the language that was asked for', async () => {
    const french = createPosthorn({ baseUrl: world.http.url, apiKey: customer.secret, language: 'fr' });
    const english = await refusal(program(customer.secret).post('/v1/api-keys', { body: { name: '', scopes: [] } }));
    const refused = await refusal(french.post('/v1/api-keys', { body: { name: '', scopes: [] } }));
    assert.equal(refused.code, 'validation_failed');
    assert.deepEqual(refused.errors.map(({ field }) => field).sort(), ['name', 'scopes']);
    assert.notEqual(refused.detail, english.detail);
  });

  it('a POST whose answer was lost is sent again with its key, and happens once', async () => {
    let lost = 0;
    const flaky: Fetch = async (request) => {
      const response = await fetch(request);
      if (request.method !== 'POST' || lost > 0) return response;
      lost += 1;
      throw new TypeError('the connection was lost');
    };
    const shop = program(customer.secret, flaky);
    const name = 'made once';
    const made = await shop.post('/v1/smtp-credentials', { body: { name } });
    assert.equal(lost, 1);
    const all: { id: string; name: string }[] = [];
    for await (const one of shop.list('/v1/smtp-credentials')) all.push(one);
    assert.deepEqual(
      all.filter((one) => one.name === name).map(({ id }) => id),
      [made.id],
    );
  });

  it('the same Idempotency-Key answers what it answered before', async () => {
    const make = () =>
      person.post('/v1/api-keys', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { name: 'shop', scopes: ['read'] },
      });
    assert.deepEqual(await make(), await make());
  });

  it('reads a list to its end, page after page', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await person.post('/v1/smtp-credentials', { body: { name } });
    const pages: string[] = [];
    const shop = program(customer.secret, (request) => {
      pages.push(request.url);
      return fetch(request);
    });
    const names: string[] = [];
    for await (const one of shop.list('/v1/smtp-credentials', { params: { query: { limit: 2 } } }))
      names.push(one.name);
    assert.ok(['a', 'b', 'c', 'd', 'e'].every((name) => names.includes(name)));
    assert.equal(new Set(names).size, names.length);
    assert.equal(pages.length, Math.ceil(names.length / 2));
  });

  it('a change of what somebody else changed meanwhile is refused, also of what there is only one of', async () => {
    const { data, response } = await person.raw.GET('/v1/account');
    assert.ok(data);
    const seen = response.headers.get('etag')!;
    const change = (organization: string, etag: string) =>
      person.patch('/v1/account', {
        params: { header: { 'If-Match': etag } },
        body: { profile: { website: `https://${organization}.example` } },
      });
    await change('first', seen);
    const refused = await refusal(change('second', seen));
    assert.equal(`${refused.status} ${refused.code}`, '412 version_conflict');
  });

  it('a session is renewed once for all its requests when its access token is refused', async () => {
    const { username, password } = customer;
    const kept: string[] = [];
    const keep = ({ refreshToken }: { refreshToken: string }): void => void kept.push(refreshToken);
    await signIn({ baseUrl: world.http.url }, { username, password }, keep);
    const later = createPosthorn({
      baseUrl: world.http.url,
      session: { refreshToken: kept[0]!, accessToken: 'one.that.ran-out', onTokens: keep },
    });
    const accounts = await Promise.all(Array.from({ length: 5 }, () => later.get('/v1/account')));
    assert.ok(accounts.every(({ id }) => id === customer.accountId));
    assert.equal(kept.length, 2);
  });
});
