import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { startWorld, type World } from '../../support/world.js';
import { card, ledgerTotal, suiteCustomer } from '../billing/payments-in-world.js';
import { addPack, buyPacks, creditsOf, ledgerOf } from './credits-in-world.js';
import { disagreements, ids, release, reserve, settle } from './purse-in-world.js';

describe('what messages take of credits', () => {
  let world: World;
  let ten: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-02-28T11:00:00Z');
    ten = await addPack(world, 'ten', '10');
  });
  after(async () => {
    assert.deepEqual(await disagreements(world), []);
    assert.equal(await ledgerTotal(world), '0.00');
    await world.close();
  });

  /** With so many packs of ten, each bought a day after the one before. */
  const customer = async (packs: number): Promise<{ id: string; token: string }> => {
    const { id, token } = await suiteCustomer(world);
    await card(world, token);
    for (let i = 0; i < packs; i += 1) {
      if (i > 0) await world.advance('P1D');
      assert.equal((await buyPacks(world, token, { packId: ten })).status, 201);
    }
    return { id, token };
  };
  /** `10 (5 reserved): 5+5, 5+0`: available, then remaining and reserved of each lot in the order of use. */
  const state = async (token: string): Promise<string> => {
    const { available, reserved, lots } = await creditsOf(world, token);
    return `${available} (${reserved} reserved): ${lots.map((lot) => `${lot.remaining}+${lot.reserved}`).join(', ')}`;
  };

  it('D-05: reserved, settled and released; the ledger says each', async () => {
    const { id, token } = await customer(1);
    const { messages } = await reserve(world, id, [2_000, 1_500, 800]);
    assert.equal(await state(token), '5.7 (4.3 reserved): 5.7+4.3');
    await settle(world, messages[0]!);
    await release(world, messages[1]!);
    // 10 − 2 (spent) − 0.8 (reserved) = 7.2
    assert.equal(await state(token), '7.2 (0.8 reserved): 7.2+0.8');
    await settle(world, messages[2]!);
    assert.equal(await state(token), '7.2 (0 reserved): 7.2+0');
    const entries = [
      '10 purchase',
      '-2 reserve',
      '-1.5 reserve',
      '-0.8 reserve',
      '0 settle',
      '1.5 release',
      '0 settle',
    ];
    assert.deepEqual(await ledgerOf(world, token), entries);
  });

  it('what is told twice costs once', async () => {
    const { id, token } = await customer(1);
    const { messages } = await reserve(world, id, [2_000]);
    await Promise.all([settle(world, messages[0]!), settle(world, messages[0]!), release(world, messages[0]!)]);
    await settle(world, messages[0]!);
    await release(world, messages[0]!);
    const { available, reserved } = await creditsOf(world, token);
    // Whoever came first was right: spent, or given back; never both.
    assert.ok(['8', '10'].includes(available), available);
    assert.equal(reserved, '0');
    assert.equal((await ledgerOf(world, token)).length, 3);
  });

  it('C-17, D-05: those that end earliest first, of these those bought earliest, and a message may take of two', async () => {
    const { id, token } = await customer(2);
    const { messages } = await reserve(world, id, [8_000, 4_000]);
    assert.equal(await state(token), '8 (12 reserved): 0+10, 8+2');
    // Of the second message's four, two parts of one credit each were taken by the carrier: the older lot pays.
    await settle(world, messages[1]!, 2_000);
    assert.equal(await state(token), '8 (10 reserved): 0+8, 8+2');
    await release(world, messages[1]!);
    assert.equal(await state(token), '10 (8 reserved): 0+8, 10+0');
    await release(world, messages[0]!);
    assert.equal(await state(token), '18 (0 reserved): 8+0, 10+0');
  });

  it('a text whose first parts left is spent as far as they did', async () => {
    const { id, token } = await customer(1);
    const { messages } = await reserve(world, id, [2_400]);
    await settle(world, messages[0]!, 800);
    assert.equal(await state(token), '7.6 (1.6 reserved): 7.6+1.6');
    await settle(world, messages[0]!, 800);
    await release(world, messages[0]!);
    // 10 − 2 × 0.8 = 8.4
    assert.equal(await state(token), '8.4 (0 reserved): 8.4+0');
  });

  it('too little takes nothing, and says how much was needed and is there', async () => {
    const { id, token } = await customer(1);
    assert.equal((await reserve(world, id, [6_000, 4_001])).outcome, 'short 10.001 of 10');
    assert.equal(await state(token), '10 (0 reserved): 10+0');
    assert.equal((await reserve(world, id, [10_000])).outcome, 'ok');
    assert.equal((await reserve(world, id, [1])).outcome, 'short 0.001 of 0');
    const { id: nobody } = await suiteCustomer(world);
    assert.equal((await reserve(world, nobody, [1])).outcome, 'short 0.001 of 0');
  });

  it('a message reserves once', async () => {
    const { id, token } = await customer(1);
    const messages = ids(world, [1]);
    await reserve(world, id, [1_000], messages);
    await assert.rejects(reserve(world, id, [1_000], messages), /sms_reservations_pkey/);
    assert.equal(await state(token), '9 (1 reserved): 9+1');
  });

  it('64 at the same moment, two campaigns and a renewal: the last credits are spent once', async () => {
    const firm = await Subscriber.of(world, 'suite');
    const { id, token } = { id: firm.account.id, token: firm.account.token };
    const plan = await firm.buy('suite.web');
    for (let i = 0; i < 2; i += 1) assert.equal((await buyPacks(world, token, { packId: ten })).status, 201);
    const end = plan.body.expiresAt!;
    // In the evening of the last day: the renewal is due at midnight, while the requests go on.
    await world.moveTo(`${end}T21:59:30Z`);
    const pages = Array.from({ length: 4 }, (_, page) => reserve(world, id, Array.from({ length: 5 }, () => (page < 2 ? 800 : 450)))); // prettier-ignore
    const single = Array.from({ length: 60 }, () => reserve(world, id, [300]));
    const [answers] = await Promise.all([Promise.all([...pages, ...single]), world.advance('PT5M')]);
    const accepted = answers.filter(({ outcome }) => outcome === 'ok');
    const taken = answers.reduce((sum, { outcome }, i) => {
      // Two pages of a campaign to France, two of one to the USA, then single texts.
      const asked = [5 * 800, 5 * 800, 5 * 450, 5 * 450][i] ?? 300;
      return outcome === 'ok' ? sum + asked : sum;
    }, 0);
    const { available, reserved, lots } = await creditsOf(world, token);
    assert.equal(Math.round(Number(reserved) * 1_000), taken);
    assert.equal(Math.round((Number(available) + Number(reserved)) * 1_000), 20_000);
    assert.ok(taken <= 20_000 && accepted.length < answers.length, `${taken} taken`);
    // What is left is less than the smallest that was refused.
    assert.ok(Number(available) < 4, available);
    assert.ok(lots.every(({ status, expiresOn }) => status !== 'expired' && expiresOn > end));
    const [first, ...others] = accepted.flatMap(({ messages }) => messages);
    await Promise.all([settle(world, first!), ...others.map((message, i) => (i % 2 === 0 ? settle : release)(world, message))]); // prettier-ignore
    assert.equal((await creditsOf(world, token)).reserved, '0');
    assert.deepEqual(await disagreements(world), []);
  });

  it('R-113: half a year without a text costs nothing', async () => {
    const { token } = await customer(1);
    const before = [await ledgerOf(world, token), await state(token)];
    await world.advance('P6M');
    assert.deepEqual([await ledgerOf(world, token), await state(token)], before);
  });

  it('whatever is reserved, settled and released in whatever order, the sums agree', async () => {
    const { id, token } = await customer(2);
    const step = fc.record({
      what: fc.constantFrom('reserve', 'settle', 'part', 'release'),
      amount: fc.integer({ min: 1, max: 4_000 }),
      which: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
        const open: string[] = [];
        await Promise.all(
          steps.map(async ({ what, amount, which }) => {
            const message = open[which % Math.max(open.length, 1)];
            if (what === 'reserve') open.push(...(await reserve(world, id, [amount])).messages);
            else if (message === undefined) return;
            else if (what === 'settle') await settle(world, message);
            else if (what === 'part') await settle(world, message, amount);
            else await release(world, message);
          }),
        );
        assert.deepEqual(await disagreements(world), []);
        const { available } = await creditsOf(world, token);
        assert.ok(Number(available) >= 0);
      }),
      { numRuns: 12 },
    );
  });
});
