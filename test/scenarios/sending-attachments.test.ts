import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { type Accepted, type ProblemBody, Sending } from './sending-steps.js';

const LIMIT = 31_457_280;

describe('attachments by REST', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    const customer = await signUpCustomer(world);
    const plans = await world.http.get<{ data: { id: string }[] }>('/v1/plans?offer=relay');
    const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: await world.operator(),
      body: { planId: plans.body.data[0]!.id },
    });
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token: customer.accessToken,
      body: { name: 'relay', scopes: ['send', 'read'], subscriptionId: granted.body.id },
    });
    assert.equal(key.status, 201, key.text);
    sending = new Sending(world, { ...customer, secret: key.body.secret });
  });
  after(() => world.close());

  const attached = (...sizes: number[]) => ({
    attachments: sizes.map((bytes, i) => ({
      filename: `${i}.bin`,
      contentType: 'application/octet-stream',
      content: Buffer.alloc(bytes, 90).toString('base64'),
    })),
  });

  it('R-078, C-15: 31,457,280 bytes decoded are accepted, one more is 413 message_too_large', async () => {
    for (const [sizes, status] of [
      [[30_000_000], 202],
      [[LIMIT], 202],
      [[LIMIT / 2, LIMIT / 2], 202],
      [[LIMIT + 1], 413],
      [[LIMIT, 1], 413],
    ] as const) {
      const answer = await sending.send<Accepted & ProblemBody>({ ...attached(...sizes), sandbox: true });
      assert.equal(answer.status, status, `${sizes.join('+')}: ${answer.text.slice(0, 300)}`);
      if (status === 413) assert.equal(answer.body.code, 'message_too_large');
    }
  });

  it('a message of 25 MB carries the warning large_message, a smaller one does not', async () => {
    const small = await sending.send({ ...attached(1_000_000), sandbox: true });
    assert.deepEqual(small.body.warnings, []);
    const large = await sending.send({ ...attached(25_000_000), sandbox: true });
    assert.deepEqual(large.body.warnings, ['large_message']);
  });

  it('the free plan takes 15,728,640 bytes', async () => {
    const free = new Sending(world, await signUpCustomer(world));
    assert.equal((await free.send({ ...attached(15_728_640), sandbox: true })).status, 202);
    assert.equal((await free.send({ ...attached(15_728_641), sandbox: true })).status, 413);
  });

  it('R-083: a quote with a PDF by an API key of scope send gets 202 and a message id', async () => {
    const answer = await sending.send({ subject: 'Devis n° 7', ...attached(40_000), sandbox: true });
    assert.equal(answer.status, 202);
    assert.match(answer.body.id, /^msg_[0-9a-f-]{36}$/);
  });
});
