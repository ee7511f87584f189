import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

/** Below the ten seconds after which the sweep would have found the lane by itself. */
const AWAKE_MS = 8_000;

describe('acceptance in one process, lanes in another', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api,scheduler' });
    await world.another({ ROLES: 'worker' });
  });
  after(() => world.close());

  it('a wake-up through the queue brings each mail to its lane before any sweep', async () => {
    const customer = await signUpCustomer(world);
    for (let i = 0; i < 5; i += 1) {
      const to = `apart${i}@receiver.test`;
      const body = { from: { email: customer.email }, to: [{ email: to }], subject: 'x', text: 'x' };
      const startedMs = performance.now();
      assert.equal((await world.http.post('/v1/messages', { token: customer.secret, body })).status, 202);
      await eventually('the mail arrives', async () => (await world.inbox.to(to)).length === 1, AWAKE_MS);
      assert.ok(performance.now() - startedMs < AWAKE_MS);
    }
  });
});
