import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

describe('people, senders and credentials', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('C-06: where seats are counted, sender addresses and SMTP credentials are not', async () => {
    const { accessToken: token } = await signUpCustomer(world, { offer: 'suite' });
    const plans = await world.http.get<{ data: { policies: Record<string, unknown> }[] }>('/v1/plans?offer=suite');
    assert.equal(plans.body.data[0]!.policies['seats.included'], 1);
    for (let n = 1; n <= 5; n += 1) {
      const credential = await world.http.post('/v1/smtp-credentials', { token, body: { name: `desk ${n}` } });
      assert.equal(credential.status, 201, credential.text);
      const sender = await world.http.post('/v1/senders', { token, body: { email: `desk${n}@acme-suite.example` } });
      assert.equal(sender.status, 201, sender.text);
    }
  });
});
