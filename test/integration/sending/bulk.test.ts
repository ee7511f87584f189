import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { Bulks, bigCustomer, readers } from './bulk-steps.js';

describe('mail to many', () => {
  let world: World;
  let bulks: Bulks;
  before(async () => {
    world = await startWorld({ ROLES: 'api,worker' });
    bulks = new Bulks(world, await bigCustomer(world));
  });
  after(() => world.close());

  it('takes a page of recipients into the queue', async () => {
    const bulkId = await bulks.prepare();
    const page = await bulks.accept(bulkId, readers(2_500, ['a.example', 'b.example']));
    assert.equal(page.accepted, 2_500);
    assert.equal(page.taken, 2_500);
    assert.equal(page.messageIds.length, 3);
    assert.deepEqual([page.suppressed, page.unusable, page.waitUntil, page.hindrance], [[], [], null, null]);
    const rows = await bulks.query<{ n: number; queued: number; events: number; counted: number }>(
      `select (select count(*)::int from deliveries where message_id = any ($1)) as n,
              (select count(*)::int from delivery_queue where message_id = any ($1) and state = 0 and class = 2) as queued,
              (select count(*)::int from mail_events where message_id = any ($1) and type = 1) as events`,
      [page.messageIds],
    );
    assert.deepEqual(rows[0], { n: 2_500, queued: 2_500, events: 2_500 });
  });
});
