import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { toIso } from '../../../src/kernel/time/instant.js';
import { BillingFacade } from '../../../src/modules/billing/index.js';
import type { Customer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { Campaigning, people, type ProblemBody } from './campaign-steps.js';

const HOUR = 3_600_000;

interface Refusal extends ProblemBody {
  alternatives: { planId: string; offer: string; name: string }[];
}

describe('what stops a campaign on its way', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const ahead = (hours: number): string => toIso((world.now() + hours * HOUR) as never);
  const idOf = (customer: Customer): string => parseWireId('acc', customer.accountId)!;

  /** All that the account was sold is a relay's plan now. */
  const becomesRelay = async (customer: Customer): Promise<() => Promise<void>> => {
    const before = await rows<{ id: string; version: string }>(
      world,
      'select id, plan_version_id as version from subscriptions where account_id = $1',
      [idOf(customer)],
    );
    await rows(
      world,
      `update subscriptions s set plan_version_id = (
         select v.id from plan_versions v join plans p on p.id = v.plan_id where p.offer_code = 'relay' order by v.id limit 1)
        where s.account_id = $1`,
      [idOf(customer)],
    );
    world.app.get(BillingFacade, { strict: false }).invalidate(idOf(customer));
    return async () => {
      for (const { id, version } of before)
        await rows(world, 'update subscriptions set plan_version_id = $2 where id = $1', [id, version]);
      world.app.get(BillingFacade, { strict: false }).invalidate(idOf(customer));
    };
  };

  it('R-084: who has a relay plan by now schedules none; the plans that allow it are named', async () => {
    const mine = new Campaigning(world, await bigCustomer(world));
    const id = await mine.draft([await mine.list('Late', people(3))]);
    await becomesRelay(mine.customer);
    const refused = await mine.call<Refusal>('POST', `/v1/campaigns/${id}/schedule`, {});
    assert.deepEqual([refused.status, refused.body.code], [403, 'bulk_not_allowed'], refused.text);
    assert.ok(refused.body.alternatives.length > 0);
    assert.ok(refused.body.alternatives.every(({ planId, offer }) => planId.startsWith('pln_') && offer !== 'relay'));
    assert.equal((await mine.show(id)).state, 'draft');
  });

  it('R-084: a campaign that was scheduled is paused when the plan allows it no more; the owner reads why, and it goes on', async () => {
    const mine = new Campaigning(world, await bigCustomer(world));
    const id = await mine.draft([await mine.list('Moved', people(4))], { name: 'Spring <sale>' });
    await mine.act(id, 'schedule', { sendAt: ahead(1) });
    const restore = await becomesRelay(mine.customer);
    await world.advance('PT1H');
    const paused = await mine.until('it is paused', id, ({ state }) => state === 'paused');
    assert.deepEqual([paused.paused!.code, paused.progress['sent']], ['bulk_not_allowed', 0]);
    const mail = await world.inbox.notification(mine.customer.email, 'campaign-paused');
    const words = mail.raw.replace(/=\r?\n/g, '');
    assert.match(words, /The plan does not allow campaigns/);
    assert.match(words, /&lt;sale&gt;/, 'what its author named it is text');
    const kept = await mine.call<Refusal>('POST', `/v1/campaigns/${id}/resume`, {});
    assert.equal(kept.status, 200, 'it may be tried, and stands still again');
    await mine.until('it is paused again', id, ({ state }) => state === 'paused');
    await restore();
    await mine.act(id, 'resume');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['recipients'], done.progress['sent']], [4, 4]);
    assert.deepEqual([...(await mine.copies(id)).values()], [1, 1, 1, 1]);
  });

  it('a pause by hand writes no mail: who did it knows', async () => {
    const mine = new Campaigning(world, await bigCustomer(world));
    const id = await mine.draft([await mine.list('Hand', people(2))]);
    await mine.act(id, 'schedule', { sendAt: ahead(1) });
    await mine.act(id, 'pause');
    await world.advance('PT1H');
    const shown = await mine.show(id);
    assert.deepEqual([shown.state, shown.paused!.code], ['paused', 'by_hand']);
    const mails = await world.inbox.to(mine.customer.email);
    assert.equal(mails.filter(({ raw }) => /X-Posthorn-Notification: *campaign-paused/i.test(raw)).length, 0);
  });

  it('a segment that a scheduled campaign needs is not deleted; once it has begun, it is', async () => {
    const mine = new Campaigning(world, await bigCustomer(world));
    const segment = await mine.call<{ id: string }>('POST', '/v1/segments', {
      name: 'Everybody',
      condition: { field: 'email', op: 'contains', value: '@' },
    });
    assert.equal(segment.status, 201, segment.text);
    const path = `/v1/segments/${segment.body.id}`;
    const id = await mine.draft([await mine.list('Segment', people(2))], {
      audience: { segments: [segment.body.id] },
    });
    await mine.act(id, 'schedule', { sendAt: ahead(2) });
    const refused = await mine.call<ProblemBody>('DELETE', path);
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body['uses']],
      [409, 'segment_in_use', [{ type: 'campaign', id }]],
    );
    await mine.act(id, 'unschedule');
    assert.equal((await mine.call('DELETE', path)).status, 204);
  });
});
