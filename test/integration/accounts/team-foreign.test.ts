import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { member, PASSWORD, type ProblemBody } from './account-world.js';
import { invitationToken, invited, usersOf } from './team-world.js';

describe('people of another account', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('people of another account are not there', async () => {
    const mine = await member(world, 'owner@mine.example');
    const theirs = await member(world, 'owner@theirs.example');
    const user = await invited(world, theirs.token, 'someone@theirs.example');
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { role: 'viewer' }],
      ['DELETE', '', undefined],
      ['POST', '/resend-invitation', undefined],
      ['POST', '/make-owner', { password: PASSWORD }],
    ] as const) {
      for (const id of [user.id, theirs.signedUp.user.id, 'usr_00000000-0000-7000-8000-000000000000', 'nonsense']) {
        const answer = await world.http.call<ProblemBody>(method, `/v1/users/${id}${path}`, {
          token: mine.token,
          body,
        });
        assert.deepEqual([method, path, answer.status, answer.body.code], [method, path, 404, 'not_found']);
      }
    }
    assert.equal((await usersOf(world, mine.token)).length, 1);
    assert.ok(await invitationToken(world, user));
  });
});
