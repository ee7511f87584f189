import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mailsOf } from '../../scenarios/buying-steps.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { addPack, buyPacks, creditsOf, ledgerOf } from './credits-in-world.js';
import { disagreements, release, reserve, settle } from './purse-in-world.js';

describe('what people hear of their SMS credits', () => {
  let world: World;
  let hundred: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-03-01T11:00:00Z');
    hundred = await addPack(world, 'hundred', '100');
  });
  after(async () => {
    assert.deepEqual(await disagreements(world), []);
    await world.close();
  });

  const buyer = async (): Promise<Subscriber> => {
    const firm = await Subscriber.of(world, 'suite');
    assert.equal((await buyPacks(world, firm.account.token, { packId: hundred })).status, 201);
    return firm;
  };
  /** Newest first. */
  const subjects = async ({ account }: Subscriber, name: string): Promise<string[]> => {
    const [owner] = await rows<{ email: string }>(world, 'select email from users where account_id = $1', [account.id]);
    return (await mailsOf(world, owner!.email, name)).map(({ raw }) => /^Subject: (.*?)\r?$/m.exec(raw)?.[1] ?? '');
  };
  const heard = async (firm: Subscriber, name: string, count: number): Promise<string[]> => {
    await eventually(`${count} mails ${name}`, async () => (await subjects(firm, name)).length >= count);
    return subjects(firm, name);
  };
  const told = (firm: Subscriber, name: string): Promise<{ payload: object }[]> =>
    rows(world, 'select payload from outbox where account_id = $1 and name = $2 order by id', [firm.account.id, name]);
  const lot = async ({ account }: Subscriber): Promise<string> => {
    const { available, lots } = await creditsOf(world, account.token);
    return `${available} ${lots[0]!.status} ${lots[0]!.remaining}`;
  };

  it('that few are left: once, and again only after more were bought', async () => {
    const firm = await buyer();
    const { id, token } = firm.account;
    await reserve(world, id, [90_000]);
    await world.advance('PT1M');
    assert.deepEqual(await told(firm, 'sms.credits_low.v1'), []);
    // 100 − 90 − 0.5 = 9.5, less than a tenth of 100
    await reserve(world, id, [500]);
    assert.deepEqual(await heard(firm, 'sms-credits-low', 1), ['Only 9.5 SMS credits are left']);
    await reserve(world, id, [9_000]);
    await world.advance('P1D');
    assert.equal((await subjects(firm, 'sms-credits-low')).length, 1);
    await buyPacks(world, token, { packId: hundred });
    // 0.5 + 100 − 99 = 1.5
    await reserve(world, id, [99_000]);
    assert.equal((await heard(firm, 'sms-credits-low', 2)).length, 2);
    const added = await told(firm, 'sms.credits_added.v1');
    assert.deepEqual(added.map(({ payload }) => (payload as { credits: string }).credits), ['100', '100']); // prettier-ignore
  });

  it('that they are few by a mark of their own, at once when it is moved; 0 is never', async () => {
    const firm = await buyer();
    const { id, token } = firm.account;
    const put = async (lowCredits: string | null) => {
      const answer = await world.http.call<{ lowCredits: string | null }>('PUT', '/v1/sms/settings', { token, body: { lowCredits } }); // prettier-ignore
      assert.deepEqual([answer.status, answer.body.lowCredits], [200, lowCredits], answer.text);
    };
    const lows = async () => (await told(firm, 'sms.credits_low.v1')).map(({ payload }) => payload);
    await put('50');
    assert.deepEqual(await lows(), []);
    // 100 − 60 = 40, less than 50
    await reserve(world, id, [60_000]);
    assert.deepEqual(await lows(), [{ available: '40', threshold: '50' }]);
    await put('30');
    await put('45.5');
    assert.deepEqual((await lows()).slice(1), [{ available: '40', threshold: '45.5' }]);
    await put('0');
    await reserve(world, id, [40_000]);
    assert.equal((await lows()).length, 2);
    const refused = await world.http.call('PUT', '/v1/sms/settings', { token, body: { lowCredits: '-1' } });
    assert.equal(refused.status, 422);
    await put(null);
    const shown = await world.http.get<{ lowCredits: string | null }>('/v1/sms/settings', { token });
    assert.equal(shown.body.lowCredits, null);
    const audit = await rows<{ changes: { settings: { to: { lowCredits: string | null } } } }>(
      world,
      `select changes from audit_log where account_id = $1 and action = 'sms_settings.changed' order by id`,
      [id],
    );
    assert.deepEqual(audit.map(({ changes }) => changes.settings.to.lowCredits), ['50', '30', '45.5', '0', null]); // prettier-ignore
  });

  it('that they end with a plan that was cancelled; written off when it cannot be renewed any more', async () => {
    const firm = await buyer();
    const { id, token } = firm.account;
    const plan = await firm.buy('suite.web');
    const end = plan.body.expiresAt!;
    await world.advance('P20D');
    // The plan renews by itself, so nothing ends.
    assert.deepEqual(await told(firm, 'sms.credits_expiring.v1'), []);
    await firm.do(plan.body.id, 'cancel');
    const [first] = await heard(firm, 'sms-credits-expiring', 1);
    assert.equal(first, `100 SMS credits end after ${end}`);
    await world.moveTo(`${end}T11:00:00Z`);
    assert.equal((await heard(firm, 'sms-credits-expiring', 3)).length, 3);
    const days = await told(firm, 'sms.credits_expiring.v1');
    assert.deepEqual(days.map(({ payload }) => (payload as { days: number }).days), [30, 7, 1]); // prettier-ignore
    const { messages } = await reserve(world, id, [2_000, 3_000]);
    await world.advance('P1D');
    assert.equal(await lot(firm), '0 expired 95');
    assert.equal((await reserve(world, id, [1])).outcome, 'short 0.001 of 0');
    // What was reserved in time is honoured.
    await settle(world, messages[0]!);
    const window = await firm.get(plan.body.id);
    assert.ok(window.renewableUntil, 'it can be renewed late');
    await world.moveTo(`${window.renewableUntil}T11:00:00Z`);
    assert.deepEqual((await ledgerOf(world, token)).slice(-1), ['0 settle']);
    const late = await firm.do(plan.body.id, 'renew', { paymentMethod: firm.method });
    assert.equal(late.status, 200, late.text);
    assert.equal(await lot(firm), '95 usable 95');
    // Once more without a renewal: now they are gone for good.
    await firm.do(plan.body.id, 'cancel');
    const { expiresAt } = await firm.get(plan.body.id);
    await world.moveTo(`${expiresAt}T11:00:00Z`);
    await world.advance('P12D');
    // With the window its account is closed too, so the books are asked.
    const booked = () =>
      rows<{ kind: string; credits: number }>(
        world,
        'select kind, credits_milli as credits from sms_ledger where account_id = $1 order by sequence',
        [id],
      );
    assert.deepEqual((await booked()).slice(-1), [{ kind: 'expire', credits: -95_000 }]);
    // What comes back to a lot that is over goes with it.
    await release(world, messages[1]!);
    await world.advance('P2D');
    const last = [
      { kind: 'release', credits: 3_000 },
      { kind: 'expire', credits: -3_000 },
    ];
    assert.deepEqual((await booked()).slice(-2), last);
  });
});
