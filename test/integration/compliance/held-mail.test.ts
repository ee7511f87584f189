import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toIso } from '../../../src/kernel/time/instant.js';
import { BECAUSE, QUEUE_STATE, STATUS } from '../../../src/modules/spool/index.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId } from '../billing/account-in-world.js';
import { WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { uuidOf } from './compliance-world.js';

describe('mail that waits for the end of a block', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    operator = await world.operator();
  });
  after(() => world.close());

  /** One mail for in an hour, and a block that it then meets. */
  async function heldMail(customer: Customer, to: string): Promise<{ lift(): Promise<void> }> {
    const sent = await world.http.post<{ id: string }>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: to }],
        subject: 'Quote',
        text: 'Here it is.',
        sendAt: toIso(addMs(world.now(), HOUR_MS)),
      },
    });
    assert.equal(sent.status, 202, sent.text);
    const blocks = `/v1/admin/accounts/${customer.accountId}/blocks`;
    const block = await world.http.post<{ id: string }>(blocks, {
      token: operator,
      body: { reason: 'manual', scope: 'sending' },
    });
    await world.advance('PT1H');
    await eventually('the mail is held', async () => (await heldOf(customer)) === 1);
    const lift = async () => {
      await world.http.post(`${blocks}/${block.body.id}/lift`, { token: operator, body: { reason: 'Solved.' } });
    };
    return { lift };
  }
  const heldOf = async (customer: Customer) =>
    (
      await rows<{ n: number }>(
        world,
        'select count(*)::int as n from delivery_queue where account_id = $1 and state = $2 and because = $3',
        [uuidOf(customer), QUEUE_STATE.held, BECAUSE.account_blocked],
      )
    )[0]!.n;
  const arrived = (to: string) => eventually(`the mail to ${to} arrives`, async () => (await world.inbox.to(to))[0]);

  it('leaves after the lift, also when its subscription has ended in the meantime', async () => {
    const customer = await signUpCustomer(world);
    const held = await heldMail(customer, 'upgraded@other.example');
    const granted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: operator,
      body: { planId: await planId(world, 'freemium-fr.essential-30k') },
    });
    assert.equal(granted.status, 201, granted.text);
    await held.lift();
    await arrived('upgraded@other.example');
    assert.equal(await heldOf(customer), 0);
  });

  it('leaves within a minute when a worker held it by what it knew just before the lift', async () => {
    const customer = await signUpCustomer(world);
    const held = await heldMail(customer, 'late@other.example');
    await held.lift();
    await arrived('late@other.example');
    const again = await world.http.post<{ id: string }>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: 'later@other.example' }],
        subject: 'Quote',
        text: 'Here it is.',
        sendAt: toIso(addMs(world.now(), HOUR_MS)),
      },
    });
    assert.equal(again.status, 202);
    // As a worker would leave it that had seen the block four seconds ago.
    await rows(
      world,
      `with held as (update delivery_queue set state = $2, because = $3, next_at = null, counted = true
          where account_id = $1 returning id)
       update deliveries d set status = $4, because = $3 from held where d.id = held.id`,
      [uuidOf(customer), QUEUE_STATE.held, BECAUSE.account_blocked, STATUS.held],
    );
    assert.equal(await heldOf(customer), 1);
    await world.advance('PT2M');
    await arrived('later@other.example');
  });

  it('stays while another block is open', async () => {
    const customer = await signUpCustomer(world);
    const held = await heldMail(customer, 'still@other.example');
    const second = await world.http.post<{ id: string }>(`/v1/admin/accounts/${customer.accountId}/blocks`, {
      token: operator,
      body: { reason: 'payment', scope: 'all' },
    });
    await held.lift();
    await world.advance('PT2M');
    assert.equal(await heldOf(customer), 1);
    assert.deepEqual(await world.inbox.to('still@other.example'), []);
    await world.http.post(`/v1/admin/accounts/${customer.accountId}/blocks/${second.body.id}/lift`, {
      token: operator,
      body: { reason: 'Paid.' },
    });
    await arrived('still@other.example');
  });
});
