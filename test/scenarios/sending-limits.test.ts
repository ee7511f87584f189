import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { localDate } from '../../src/kernel/time/calendar.js';
import { addMs, SECOND_MS, toIso } from '../../src/kernel/time/instant.js';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { type ProblemBody, Sending } from './sending-steps.js';

/** The free plan of freemium-fr: 200 a day, 6,000 a cycle. */
describe('limits of the free plan', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    await world.moveTo('2030-01-15T09:00:00Z');
  });
  after(() => world.close());
  beforeEach(async () => {
    sending = new Sending(world, await signUpCustomer(world));
  });

  const recipients = (n: number, name = 'r') =>
    Array.from({ length: n }, (_, i) => ({ email: `${name}${i}@elsewhere.example` }));
  /** As if so many had been sent before in the windows of now. */
  const spend = async (month: number, day: number): Promise<void> => {
    await sending.send({ sandbox: false, to: recipients(1, 'first') });
    await sending.query(
      'update quota_windows set used = case kind when 1 then $2::bigint else $3::bigint end where account_id = $1',
      [sending.accountId, month, day],
    );
  };

  it('R-015: of 6,000 in a cycle none more is accepted, and use stays 6,000', async () => {
    await spend(6_000, 100);
    const answer = await sending.send<ProblemBody>();
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body['limitKind']],
      [429, 'monthly_quota_exceeded', 'monthly'],
    );
    assert.ok(Array.isArray(answer.body['upgradeOptions']) && answer.body['upgradeOptions'].length > 0);
    assert.ok(answer.headers.get('retry-after'));
    assert.equal(await sending.used('month'), 6_000);
  });

  it('R-016: recipient 201 of a day is refused, 200 are not', async () => {
    assert.equal((await sending.send({ to: recipients(200) })).status, 202);
    const answer = await sending.send<ProblemBody>();
    assert.deepEqual([answer.status, answer.body.code], [429, 'daily_quota_exceeded']);
    assert.equal(answer.body['retryAt'], '2030-01-15T23:00:00.000Z');
    assert.equal(await sending.used('day'), 200);
  });

  it('R-016: a message that does not fit whole is refused whole; of a batch with 198 used exactly two pass, in order', async () => {
    await spend(198, 198);
    assert.equal((await sending.send({ to: recipients(3) })).status, 429);
    assert.equal(await sending.used('day'), 198);
    const { body } = await sending.batch(Array.from({ length: 5 }, () => sending.message()));
    assert.deepEqual(
      body.data.map(({ httpStatus, code }) => [httpStatus, code]),
      [
        [202, undefined],
        [202, undefined],
        [429, 'daily_quota_exceeded'],
        [429, 'daily_quota_exceeded'],
        [429, 'daily_quota_exceeded'],
      ],
    );
    assert.equal(await sending.used('day'), 200);
  });

  it('R-017: both limits hold together: the cycle is used up though today is not', async () => {
    await spend(6_000, 0);
    assert.equal((await sending.send<ProblemBody>()).body.code, 'monthly_quota_exceeded');
    await world.advance('P1D');
    assert.equal((await sending.send<ProblemBody>()).body.code, 'monthly_quota_exceeded');
  });

  it('R-016: 64 connections at once, single and in batches, get exactly 200', async () => {
    const statuses: number[] = [];
    const worker = async (n: number): Promise<void> => {
      for (let i = 0; i < 4; i += 1) {
        if (n % 2 === 0) statuses.push((await sending.send({ to: recipients(1, `s${n}-${i}-`) })).status);
        else {
          const { body } = await sending.batch(
            [0, 1, 2].map((k) => sending.message({ to: recipients(1, `b${n}-${i}-${k}-`) })),
          );
          statuses.push(...body.data.map(({ httpStatus }) => httpStatus));
        }
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, n) => worker(n)));
    assert.equal(statuses.length, 512);
    assert.deepEqual(
      [statuses.filter((status) => status === 202).length, statuses.filter((status) => status === 429).length],
      [200, 312],
    );
    assert.equal(await sending.used('day'), 200);
    const [{ n }] = (await sending.query<{ n: number }>('select count(*) as n from deliveries where account_id = $1', [
      sending.accountId,
    ])) as [{ n: number }];
    assert.equal(n, 200);
  });

  it('D-01: To, Cc and Bcc count, an address named twice counts once, a refused message counts nothing', async () => {
    await sending.send({
      to: [{ email: 'a@x.example' }, { email: 'A@X.example' }],
      cc: [{ email: 'b@x.example' }],
      bcc: [{ email: 'c@x.example' }],
    });
    assert.equal(await sending.used('day'), 3);
    await sending.send({ from: { email: 'ceo@other.example' } });
    await sending.send({ to: [{ email: 'nobody' }] });
    assert.equal(await sending.used('day'), 3);
  });

  it('D-02, R-016: a new day of the offer begins at its own midnight', async () => {
    await sending.send({ to: recipients(200) });
    await world.moveTo(`${localDate(world.now(), 'Europe/Paris')}T22:58:00Z`);
    assert.equal((await sending.send()).status, 429);
    await world.advance('PT2M');
    assert.equal((await sending.send()).status, 202);
  });

  it('D-15: scheduled mail counts on the day it falls due; what then finds no room waits as held until midnight and leaves in order', async () => {
    const due = await sending.send({ to: recipients(150, 'early'), sendAt: isoIn(world, 3_600) });
    const late = await sending.send({ to: recipients(60, 'late'), sendAt: isoIn(world, 3_601) });
    assert.deepEqual([due.body.status, late.body.status], ['scheduled', 'scheduled']);
    assert.equal(await sending.used('day'), 0);
    await world.advance('PT2H');
    assert.equal(await sending.used('day'), 150);
    const held = (
      await sending.get<{ status: string; recipients: { heldReason: string; nextAttemptAt: string }[] }>(
        `/v1/messages/${late.body.id}`,
      )
    ).body;
    assert.deepEqual([held.status, held.recipients[0]!.heldReason], ['held', 'daily_quota']);
    assert.match(held.recipients[0]!.nextAttemptAt, /T23:00:00\.000Z$/);
    assert.deepEqual([...new Set(await sending.lifeOf(late.body.id))], ['accepted', 'held']);
    await world.advance('P1D');
    assert.deepEqual([...new Set(await sending.lifeOf(late.body.id))], ['accepted', 'held', 'delivered']);
  });

  it('sandbox messages count nothing and go nowhere, and their events say so', async () => {
    const { body } = await sending.send({ sandbox: true, to: [{ email: 'sandbox@elsewhere.example' }] });
    assert.equal(body.status, 'cancelled');
    assert.equal(await sending.used('day'), 0);
    const events = (await sending.get<{ data: { type: string; sandbox: boolean }[] }>(`/v1/messages/${body.id}/events`))
      .body.data;
    assert.deepEqual(
      events.map(({ type, sandbox }) => [type, sandbox]),
      [
        ['accepted', true],
        ['cancelled', true],
      ],
    );
    assert.deepEqual(await world.inbox.to('sandbox@elsewhere.example'), []);
  });
});

function isoIn(world: World, seconds: number): string {
  return toIso(addMs(world.now(), seconds * SECOND_MS));
}
