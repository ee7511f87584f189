import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addIsoDuration } from '../../../src/kernel/time/calendar.js';
import { toDate, toIso } from '../../../src/kernel/time/instant.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, login, member, rows } from './account-world.js';
import { grant, offersFileWithCrew } from './team-offer.js';
import {
  accept,
  invitationToken,
  invite,
  invited,
  join,
  type Refusal,
  type Seats,
  type User,
  usersOf,
} from './team-world.js';

describe('seats', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ OFFERS_FILE: offersFileWithCrew() });
  });
  after(() => world.close());

  const seatsOf = async (token: string): Promise<Seats> => {
    const { included, purchased, used, total } = (await world.http.get<Seats>('/v1/seats', { token })).body;
    return { included, purchased, used, total };
  };
  const counted = (answers: { status: number }[], status: number) =>
    answers.filter((answer) => answer.status === status).length;
  /** After a week the access token is too old. */
  const again = async (email: string) => (await login(world, { email })).accessToken;

  it('where seats are unlimited nobody counts', async () => {
    const { token } = await member(world, 'owner@endless.example');
    await join(world, token, 'second@endless.example');
    assert.deepEqual(await seatsOf(token), { included: null, purchased: 0, used: 2, total: null });
  });

  it('a full account says so with its seats, in the reader’s language, and where to buy one', async () => {
    const { token, signedUp } = await member(world, 'owner@full.example', { offer: 'suite' });
    const asking = () =>
      world.http.post<Refusal & { onSale: { price: object; path: string } | null }>('/v1/users', {
        token,
        body: { email: 'second@full.example', role: 'admin' },
        headers: { 'accept-language': 'it' },
      });
    const unsubscribed = await asking();
    assert.deepEqual([unsubscribed.status, unsubscribed.body.code], [402, 'seat_required']);
    assert.deepEqual(unsubscribed.body.seats, { included: 1, purchased: 0, used: 1, total: 1 });
    assert.match(unsubscribed.body.detail, /posti/);
    assert.equal(unsubscribed.body.onSale, null);
    await grant(world, signedUp, 'suite.web');
    const { body } = await asking();
    assert.deepEqual(body.onSale?.price, { amount: '100.00', currency: 'EUR' });
    assert.match(body.onSale?.path ?? '', /^\/v1\/subscriptions\/sub_[0-9a-f-]{36}\/add-ons$/);
    assert.equal((await usersOf(world, token)).length, 1);
    const seats = await world.app.get(AccountsFacade).seatsOf(accountUuid(signedUp));
    assert.deepEqual([seats.included, seats.used, seats.total], [1, 1, 1]);
  });

  it('of 64 invitations at once as many succeed as there are seats: 4 seats − 1 owner = 3', async () => {
    const { token, signedUp } = await member(world, 'owner@rush.example', { offer: 'crew' });
    await grant(world, signedUp, 'crew.large');
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => invite(world, token, `person${i}@rush.example`)),
    );
    assert.deepEqual([counted(answers, 201), counted(answers, 402)], [3, 61]);
    assert.deepEqual(await seatsOf(token), { included: 4, purchased: 0, used: 4, total: 4 });
  });

  it('64 people invited at once have 64 user names, none of them twice', async () => {
    const { token, signedUp } = await member(world, 'owner@names.example');
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => invite(world, token, `person${i}@names.example`)),
    );
    assert.equal(counted(answers, 201), 64);
    const names = await rows<{ ordinal: number }>(world, 'select ordinal from users where account_id = $1 order by 1', [
      accountUuid(signedUp),
    ]);
    assert.deepEqual(
      names.map((row) => row.ordinal),
      Array.from({ length: 65 }, (_, i) => i + 1),
    );
  });

  it('of 64 invitations of one address at once exactly one is sent', async () => {
    const { token } = await member(world, 'owner@twins.example');
    const answers = await Promise.all(Array.from({ length: 64 }, () => invite(world, token, 'twin@twins.example')));
    assert.deepEqual([counted(answers, 201), counted(answers, 409)], [1, 63]);
  });

  it('of 64 who show one token at once exactly one joins', async () => {
    const { token } = await member(world, 'owner@one.example');
    const user = await invited(world, token, 'only@one.example');
    const link = await invitationToken(world, user);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => accept(world, link, `a long pass phrase number ${i} of many`)),
    );
    assert.deepEqual([counted(answers, 200), counted(answers, 410)], [1, 63]);
    const winner = answers.findIndex((answer) => answer.status === 200);
    await login(world, { username: user.username }, `a long pass phrase number ${winner} of many`);
  });

  it('an acceptance and the removal of the invitation at once leave either a person or nobody', async () => {
    const { token } = await member(world, 'owner@cross.example');
    for (let round = 0; round < 8; round += 1) {
      const user = await invited(world, token, `person${round}@cross.example`);
      const link = await invitationToken(world, user);
      const [joined, removed] = await Promise.all([
        accept(world, link),
        world.http.delete(`/v1/users/${user.id}`, { token }),
      ]);
      assert.equal(removed.status, 204);
      assert.ok([200, 410].includes(joined.status), String(joined.status));
    }
    assert.equal((await usersOf(world, token)).length, 1);
  });

  it('an invitation holds its seat for seven days and not longer', async () => {
    const { token, signedUp } = await member(world, 'owner@expire.example', { offer: 'crew' });
    await grant(world, signedUp, 'crew.large');
    const slow = await invited(world, token, 'slow@expire.example');
    for (const name of ['a', 'b']) await join(world, token, `${name}@expire.example`);
    assert.equal((await invite(world, token, 'd@expire.example')).status, 402);
    await world.advance('P7D');
    const later = await again('owner@expire.example');
    assert.deepEqual(await seatsOf(later), { included: 4, purchased: 0, used: 3, total: 4 });
    assert.equal((await world.http.get<User>(`/v1/users/${slow.id}`, { token: later })).body.status, 'invited');
    await invited(world, later, 'd@expire.example');
    const resent = await world.http.post<Refusal>(`/v1/users/${slow.id}/resend-invitation`, { token: later });
    assert.deepEqual([resent.status, resent.body.code], [402, 'seat_required']);
  });

  it('after a downgrade everybody stays and signs in, but nobody is invited; a pending invitation still joins', async () => {
    const until = toIso(addIsoDuration(world.now(), 'P3D')!);
    const { token, signedUp } = await member(world, 'owner@down.example', { offer: 'crew' });
    await grant(world, signedUp, 'crew.large', until.slice(0, 10));
    const person = await join(world, token, 'person@down.example');
    const pending = await invited(world, token, 'pending@down.example');
    await world.advance('P5D');
    const later = await again('owner@down.example');
    assert.deepEqual(await seatsOf(later), { included: 1, purchased: 0, used: 3, total: 1 });
    const refused = await invite(world, later, 'more@down.example');
    assert.equal(refused.status, 402);
    assert.match(refused.body.detail, /3 people and invitations, and 1 seats\. Everybody stays/);
    await login(world, { username: person.user.username });
    assert.equal((await accept(world, await invitationToken(world, pending))).status, 200);
    assert.equal((await seatsOf(later)).used, 3);
  });

  it('an account invites two hundred people a day and no more, removed ones included', async () => {
    const { token, signedUp } = await member(world, 'owner@flood.example');
    await rows(
      world,
      `insert into one_time_tokens (id, account_id, user_id, purpose, created_at, expires_at, used_at)
       select gen_random_uuid(), $1, gen_random_uuid(), 'invitation', $2, $2, $2 from generate_series(1, 200)`,
      [accountUuid(signedUp), toDate(world.now())],
    );
    const refused = await invite(world, token, 'one-more@flood.example');
    assert.deepEqual([refused.status, refused.body.code], [429, 'rate_limited']);
    assert.equal((await usersOf(world, token)).length, 1);
  });
});
