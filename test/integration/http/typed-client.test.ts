import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiClient, basic, bearer, expectData, expectProblem } from '../../support/client.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

/** The client that anybody can make from the document, used as an integrator would. */
describe('the typed client', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('reads the account, makes a key, uses it as Basic, and loses it', async () => {
    const { accessToken } = await signUpCustomer(world);
    const person = apiClient(world.http.url, bearer(accessToken));
    const account = await expectData(person.GET('/v1/account'));
    assert.match(account.id, /^acc_/);

    const key = await expectData(person.POST('/v1/api-keys', { body: { name: 'shop', scopes: ['read'] } }));
    const program = apiClient(world.http.url, basic(key.key, key.secret));
    assert.equal((await expectData(program.GET('/v1/account'))).id, account.id);
    const refused = await expectProblem(program.POST('/v1/api-keys', { body: { name: 'more', scopes: ['send'] } }));
    assert.equal(refused.code, 'insufficient_scope');

    await expectData(person.DELETE('/v1/api-keys/{id}', { params: { path: { id: key.id } } }));
    const deadline = performance.now() + 6_000;
    for (;;) {
      const { response } = await program.GET('/v1/account');
      if (response.status === 401) break;
      assert.ok(performance.now() < deadline, 'a revoked key still works after 5 seconds');
    }
  });

  it('the same Idempotency-Key makes one key and shows its secret again', async () => {
    const { accessToken } = await signUpCustomer(world);
    const person = apiClient(world.http.url, bearer(accessToken));
    const make = () =>
      person.POST('/v1/api-keys', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { name: 'shop', scopes: ['read'] },
      });
    const first = await expectData(make());
    const second = await expectData(make());
    assert.deepEqual(second, first);
    const keys = await expectData(person.GET('/v1/api-keys'));
    assert.equal(keys.data.filter((key) => key.id === first.id).length, 1);
  });
});
