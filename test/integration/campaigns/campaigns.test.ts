import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { Campaigning, people, type ProblemBody } from './campaign-steps.js';

describe('campaigns', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  it('goes to everybody on the lists once, and is done when every mail has its outcome', async () => {
    const news = await mine.list('News', people(40));
    const vip = await mine.list('VIP', people(10));
    const id = await mine.draft([news, vip], { subject: 'Hello {{email}}' });
    const scheduled = await mine.act(id, 'schedule');
    assert.equal(scheduled.state, 'scheduled');
    const done = await mine.until('the campaign is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['recipients'], done.progress['sent'], done.progress['delivered']], [40, 40, 40]);
    assert.equal(done.progress.complete, true);
    const copies = await mine.copies(id);
    assert.deepEqual([copies.size, Math.max(...copies.values())], [40, 1]);
    const again = await mine.call<ProblemBody>('POST', `/v1/campaigns/${id}/schedule`, {});
    assert.deepEqual(
      [again.status, again.body.code, again.body['state'], again.body['allowed']],
      [409, 'campaign_state', 'done', []],
    );
  });
});
