import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';

interface SignedUp {
  account: { id: string; platformId: number; organization: string; offer: string; status: string; tier: number; emailConfirmed: boolean };
  user: { id: string; username: string; email: string; role: string };
}

describe('signing up', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('R-002: e-mail and organisation are enough', async () => {
    const { status, body } = await world.http.post<SignedUp>('/v1/accounts', { body: { email: 'a@acme.example', organization: 'Acme' } });
    assert.equal(status, 201);
    assert.equal(body.account.status, 'pending');
    assert.equal(body.account.tier, 0);
    assert.equal(body.user.role, 'owner');
  });

  it('R-002: without the organisation the answer names it, and nothing else', async () => {
    const { status, body } = await world.http.post<{ code: string; errors: { field: string; code: string }[] }>('/v1/accounts', {
      body: { email: 'b@acme.example' },
    });
    assert.equal(status, 422);
    assert.deepEqual(body.errors.map((fault) => [fault.field, fault.code]), [['organization', 'required']]);
  });

  it('R-008: the platform id is the number in the user name, and the next platform has the next one', async () => {
    const first = await world.http.post<SignedUp>('/v1/accounts', { body: { email: 'c@acme.example', organization: 'C' } });
    const second = await world.http.post<SignedUp>('/v1/accounts', { body: { email: 'd@acme.example', organization: 'D' } });
    assert.equal(first.body.user.username, `m${first.body.account.platformId}`);
    assert.equal(second.body.account.platformId, first.body.account.platformId + 1);
    assert.equal(second.body.user.username, `m${first.body.account.platformId + 1}`);
  });
});
