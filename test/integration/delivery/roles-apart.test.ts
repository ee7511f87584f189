import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LaneDirectory } from '../../../src/modules/spool/index.js';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

describe('acceptance in one process, lanes in another', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api,scheduler' });
    const worker = await world.another({ ROLES: 'worker' });
    // The sweep finds nothing: what arrives was brought by its wake-up.
    worker.app.get(LaneDirectory).readyLanes = () => Promise.resolve([]);
  });
  after(() => world.close());

  it('a wake-up through the queue brings each mail to its lane without any sweep', async () => {
    const customer = await signUpCustomer(world);
    for (let i = 0; i < 5; i += 1) {
      const to = `apart${i}@receiver.test`;
      const body = { from: { email: customer.email }, to: [{ email: to }], subject: 'x', text: 'x' };
      assert.equal((await world.http.post('/v1/messages', { token: customer.secret, body })).status, 202);
      await eventually('the mail arrives', async () => (await world.inbox.to(to)).length === 1);
    }
  });
});
