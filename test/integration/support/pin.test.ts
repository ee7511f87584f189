import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import type { Answer } from '../../support/http-caller.js';
import { rows } from '../accounts/account-world.js';
import { type Colleague, colleague, inRole, type Subject, subject, ticketOf } from './support-world.js';

interface Pin {
  pin: string;
  rotatedAt: string;
  lockedUntil: string | null;
}
interface Verdict {
  verified?: boolean;
  verifiedUntil?: string;
  code?: string;
  retryAt?: string;
  triesLeft?: number;
}

let people = 0;

describe('the support PIN', () => {
  let world: World;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  /** A customer and an agent whom no earlier test has tired. */
  const meet = async (): Promise<Subject> => {
    people += 1;
    agent = await colleague(world, `agent${people}@posthorn.test`, ['support_agent']);
    return subject(world, `owner${people}@acme.example`);
  };
  const show = async (token: string): Promise<Pin> => (await world.http.get<Pin>('/v1/support/pin', { token })).body;
  const say = (who: Subject, pin: string, more: object = {}, token = agent.token): Promise<Answer<Verdict>> =>
    world.http.post<Verdict>('/v1/admin/support/pin/verify', {
      token,
      body: { accountId: who.signedUp.account.id, pin, ...more },
    });
  const wrong = (pin: string): string => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
  const actions = async (who: Subject): Promise<string[]> =>
    (
      await rows<{ action: string }>(
        world,
        `select action from audit_log where account_id = $1 and action like 'support_pin.%' order by id`,
        [who.accountId],
      )
    ).map(({ action }) => action);

  it('R-126: the right PIN verifies and is logged, another one is refused', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    assert.match(pin, /^\d{6}$/);
    const before = world.now();
    const right = await say(acme, pin);
    assert.deepEqual([right.status, right.body.verified], [200, true]);
    assert.ok(Date.parse(right.body.verifiedUntil!) - before >= 30 * 60_000);
    const other = await say(acme, wrong(pin));
    assert.deepEqual([other.status, other.body.code, other.body.triesLeft], [403, 'pin_incorrect', 4]);
    assert.deepEqual(await actions(acme), ['support_pin.verified', 'support_pin.refused']);
    const log = await world.http.get<{ data: { action: string; actor: { id: string } }[] }>(
      '/v1/account/audit-log?action=support_pin.verified',
      { token: acme.token },
    );
    assert.equal(log.body.data[0]!.actor.id, agent.id);
    assert.ok(!log.text.includes(pin));
  });

  it('R-126: after five wrong tries it is locked for 15 minutes and another one', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) codes.push((await say(acme, wrong(pin))).body.code);
    assert.deepEqual(codes, [...Array<string>(4).fill('pin_incorrect'), 'pin_locked']);
    const locked = await show(acme.token);
    assert.notEqual(locked.pin, pin);
    const refused = await say(acme, locked.pin);
    assert.deepEqual([refused.status, refused.body.code], [403, 'pin_locked']);
    assert.equal(refused.body.retryAt, locked.lockedUntil);
    assert.equal((await say(acme, pin)).body.code, 'pin_locked');
    await world.advance('PT14M');
    assert.equal((await say(acme, locked.pin)).body.code, 'pin_locked');
    await world.advance('PT1M');
    assert.equal((await say(acme, pin)).body.code, 'pin_incorrect');
    assert.equal((await say(acme, locked.pin)).status, 200);
    assert.equal((await show(acme.token)).lockedUntil, null);
  });

  it('a right try makes up for four wrong ones', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    for (let i = 0; i < 4; i += 1) assert.equal((await say(acme, wrong(pin))).body.code, 'pin_incorrect');
    assert.equal((await say(acme, pin)).status, 200);
    assert.equal((await say(acme, wrong(pin))).body.triesLeft, 4);
  });

  it('R-126: of 64 wrong tries at once exactly five are judged', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const colleagues = await Promise.all(
      [1, 2, 3, 4].map((n) => colleague(world, `crowd${n}@posthorn.test`, ['support_agent'])),
    );
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => say(acme, wrong(pin), {}, colleagues[i % 4]!.token)),
    );
    const codes = answers.map(({ body }) => body.code);
    assert.equal(codes.filter((code) => code === 'pin_incorrect').length, 4);
    assert.equal(codes.filter((code) => code === 'pin_locked').length, 60);
    assert.deepEqual((await actions(acme)).sort(), [
      'support_pin.locked',
      ...Array<string>(4).fill('support_pin.refused'),
    ]);
  });

  it('of 64 tries at once with the right one among them the right one never comes after the lock', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const tries = Array.from({ length: 64 }, (_, i) => (i === 40 ? pin : wrong(pin)));
    const answers = await Promise.all(tries.map((one) => say(acme, one)));
    const judged = (await actions(acme)).length;
    const verified = answers.filter(({ status }) => status === 200).length;
    assert.ok(verified <= 1);
    assert.ok(judged <= 10, `${judged} tries were judged`);
    assert.equal(
      (await rows(world, 'select 1 from pin_verifications where account_id = $1', [acme.accountId])).length <= verified,
      true,
    );
  });

  it('an agent has ten wrong tries an hour over all accounts, also of 64 at once', async () => {
    const victims = [await meet()];
    for (let i = 0; i < 15; i += 1) victims.push(await subject(world, `victim${i}@acme.example`));
    const pins = await Promise.all(victims.map(({ token }) => show(token)));
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => say(victims[i % 16]!, wrong(pins[i % 16]!.pin))),
    );
    assert.equal(answers.filter(({ status }) => status === 403).length, 10);
    const tired = answers.filter(({ status }) => status === 429);
    assert.equal(tired.length, 54);
    assert.equal(tired[0]!.body.code, 'pin_tries_exhausted');
    assert.ok(Number(tired[0]!.headers.get('retry-after')) > 3000);
    const right = await say(victims[0]!, pins[0]!.pin);
    assert.equal(right.status, 429, 'not even a right one is looked at');
    const another = await colleague(world, 'fresh@posthorn.test', ['support_agent']);
    assert.equal((await say(victims[0]!, pins[0]!.pin, {}, another.token)).status, 200);
    await world.advance('PT1H');
    assert.equal((await say(victims[0]!, pins[0]!.pin)).status, 200);
  });

  it('R-127: owner and admin see it; nobody else, no key, no other account, no staff', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token: acme.token,
      body: { name: 'all', scopes: ['send', 'read', 'contacts', 'billing', 'sms', 'admin-of-account'] },
    });
    const look = (token: string) => world.http.get<Pin>('/v1/support/pin', { token });
    for (const role of ['developer', 'marketer', 'billing', 'viewer']) {
      assert.equal((await inRole(world, acme, role, look)).status, 403, role);
    }
    assert.equal((await inRole(world, acme, 'admin', look)).body.pin, pin);
    assert.equal((await look(key.body.secret)).status, 403);
    assert.equal((await look(agent.token)).status, 403);
    assert.equal((await look(await world.operator())).status, 403);
    const other = await subject(world, `stranger${people}@other.example`);
    assert.notEqual((await show(other.token)).rotatedAt, (await show(acme.token)).rotatedAt);
    const cached = await look(acme.token);
    assert.equal(cached.headers.get('cache-control'), 'no-store');
  });

  it('is the same until somebody changes it, and a change ends what agents were allowed', async () => {
    const acme = await meet();
    const [first, second] = await Promise.all([show(acme.token), show(acme.token)]);
    assert.deepEqual(first, second);
    assert.equal((await say(acme, first.pin)).status, 200);
    const rotated = await world.http.post<Pin>('/v1/support/pin/rotate', { token: acme.token });
    assert.equal(rotated.status, 200);
    assert.notEqual(rotated.body.pin, first.pin);
    assert.deepEqual(await show(acme.token), rotated.body);
    const living = await rows(
      world,
      "select 1 from pin_verifications where account_id = $1 and verified_until > verified_at + interval '29 minutes'",
      [acme.accountId],
    );
    assert.equal(living.length, 0);
    assert.equal((await say(acme, first.pin)).body.code, 'pin_incorrect');
    const viewer = await inRole(world, acme, 'developer', (token) =>
      world.http.post('/v1/support/pin/rotate', { token }),
    );
    assert.equal(viewer.status, 403);
  });

  it('D-09: the database holds it sealed and as a keyed hash only', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const [row] = await rows<{ all: string }>(
      world,
      `select encode(sealed, 'escape') || encode(hash, 'escape') as all from support_pins where account_id = $1`,
      [acme.accountId],
    );
    assert.ok(!row!.all.includes(pin));
  });

  it('a ticket shows that who writes in it is known, for half an hour', async () => {
    const acme = await meet();
    const ticketId = await ticketOf(world, acme);
    const { pin } = await show(acme.token);
    const verified = async (): Promise<boolean> =>
      (await world.http.get<{ verified: boolean }>(`/v1/admin/tickets/${ticketId}`, { token: agent.token })).body
        .verified;
    assert.equal(await verified(), false);
    assert.equal((await say(acme, pin, { ticketId })).status, 200);
    assert.equal(await verified(), true);
    await world.advance('PT30M');
    assert.equal(await verified(), false);
    const other = await subject(world, `foreign${people}@other.example`);
    const foreign = await say(acme, pin, { ticketId: await ticketOf(world, other) });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
  });

  it('only support checks PINs, of accounts that exist, and well-formed ones; nothing else counts as a try', async () => {
    const acme = await meet();
    const { pin } = await show(acme.token);
    const billing = await colleague(world, `money${people}@posthorn.test`, ['billing_staff', 'auditor', 'compliance']);
    assert.equal((await say(acme, pin, {}, billing.token)).status, 403);
    assert.equal((await say(acme, pin, {}, acme.token)).status, 403);
    for (const odd of ['', '12345', '1234567', '12345a', '١٢٣٤٥٦', ' 12345']) {
      assert.equal((await say(acme, odd)).status, 422, odd);
    }
    const nobody = await say(acme, pin, { accountId: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' });
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'reference_not_found']);
    assert.deepEqual(await actions(acme), []);
  });
});
