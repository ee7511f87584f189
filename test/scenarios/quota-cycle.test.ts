import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { Sending } from './sending-steps.js';

interface Entry {
  at: string;
  kind: 'grant' | 'use' | 'expire';
  quantity: number;
  periodStart: string;
}

/** A plan of 30,000 a month that began on 15 January 2030, in Paris. */
describe('a billing cycle', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    await world.moveTo('2030-01-15T10:00:00Z');
    sending = new Sending(world, await signUpCustomer(world));
    const token = await world.operator();
    const { body } = await world.http.get<{ data: { id: string; code: string }[] }>('/v1/plans?limit=500');
    const planId = body.data.find(({ code }) => code === 'freemium-fr.essential-30k')!.id;
    const path = `/v1/admin/accounts/${sending.customer.accountId}`;
    assert.equal((await world.http.post(`${path}/subscriptions`, { token, body: { planId } })).status, 201);
    assert.equal((await world.http.patch(path, { token, body: { tier: 4 } })).status, 200);
  });
  after(() => world.close());

  const monthly = async () =>
    (await sending.get<{ monthly: { limit: number; used: number; remaining: number; resetsAt: string } }>('/v1/quota'))
      .body.monthly;
  const expired = async (): Promise<Entry[]> =>
    (await sending.get<{ data: Entry[] }>('/v1/quota/entries')).body.data.filter(({ kind }) => kind === 'expire');

  it('15 January … 1 February … 15 February: what is unused expires with the cycle, not with the month', async () => {
    for (let i = 0; i < 12; i += 1) {
      const to = Array.from({ length: 1_000 }, (_, n) => ({ email: `r${i}-${n}@elsewhere.example` }));
      assert.equal((await sending.send({ to, sandbox: false })).status, 202);
    }
    assert.deepEqual(await monthly(), {
      ...(await monthly()),
      limit: 30_000,
      used: 12_000,
      remaining: 18_000,
      resetsAt: '2030-02-14T23:00:00.000Z',
    });
    await world.moveTo('2030-02-01T12:00:00Z');
    assert.deepEqual(await expired(), []);
    await world.moveTo('2030-02-14T22:50:00Z');
    assert.equal((await monthly()).remaining, 18_000);
  });

  it('R-030: on 15 February at 00:00 the 18,000 that are unused expire', async () => {
    await world.moveTo('2030-02-14T23:00:00Z');
    const [entry] = await expired();
    assert.deepEqual([entry!.quantity, entry!.at], [18_000, '2030-02-14T23:00:00.000Z']);
  });

  it('R-029: the next cycle has 30,000, not 48,000', async () => {
    const { limit, used, remaining } = await monthly();
    assert.deepEqual([limit, used, remaining], [30_000, 0, 30_000]);
  });
});
