import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Consumers } from '../../src/platform/outbox/consumers.js';
import { WITHOUT_SCHEDULER } from '../integration/billing/next-january.js';
import { rows } from '../integration/accounts/account-world.js';
import { scaleOf } from '../support/scale.js';
import { startWorld, type World } from '../support/world.js';
import { addDays, dayOf, textOf } from './civil-days.js';
import { type Deed, SubscriptionModel } from './subscription-model.js';
import { PLANS } from './subscription-plans.js';
import { type Customer, Shop } from './subscription-shop.js';

/** Fourteen months of some subscriptions. A thousand of three years: `YEARS_CUSTOMERS=1000 YEARS_DAYS=1096`. */
const CUSTOMERS = scaleOf('YEARS_CUSTOMERS', 48);
const DAYS = scaleOf('YEARS_DAYS', 14 * 31);
/** A deed every hundred days. */
const DEEDS_EACH = Math.ceil(DAYS / 100);
const AT_ONCE = 6;

/** Days on which anchors are clamped, in a leap year. */
const FIRST_DAYS = ['2028-01-29', '2028-01-30', '2028-01-31', '2028-02-29'];
const CARDS = [
  ['tok_ok', 'good'],
  ['tok_ok', 'good'],
  ['tok_ok', 'good'],
  ['tok_ok_then_declined', 'good_once'],
] as const;
const KINDS = ['change', 'change', 'change', 'take_back', 'cancel', 'resume', 'renew', 'remove_card'] as const;

interface Life {
  customer: Customer;
  model: SubscriptionModel;
  deeds: Map<string, Deed[]>;
}

/** Numbers that are the same in every run (a linear congruence, constants of Numerical Recipes). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Mails and documents have tests of their own; here years pass, and nobody reads or prints what they bring. */
function withoutPost({ app }: World): void {
  const consumers = app.get(Consumers);
  const all = consumers.all().filter(({ queue, name }) => queue !== 'mails' && !name.startsWith('archive-'));
  consumers.all = () => all;
}

describe(`${CUSTOMERS} subscriptions over ${DAYS} days`, () => {
  let world: World;
  let shop: Shop;
  const lives: Life[] = [];
  const roll = dice(29_02_2028);

  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    withoutPost(world);
    await world.moveTo('2028-01-29T09:00:00Z');
    shop = new Shop(world);
    for (let i = 0; i < CUSTOMERS; i += 1) lives.push(await life(i));
  });
  after(() => world.close());

  async function life(i: number): Promise<Life> {
    const offer = i % 3 === 2 ? 'suite' : 'freemium-fr';
    const [token, kind] = CARDS[roll(CARDS.length)]!;
    const first = FIRST_DAYS[i % FIRST_DAYS.length]!;
    const plans = PLANS[offer];
    const anyPlan = () => plans[roll(plans.length)]!;
    const deedOf = (what: (typeof KINDS)[number]): Deed => {
      if (what === 'change') return { do: what, plan: anyPlan(), term: roll(4) === 0 ? 'year' : 'month' };
      return what === 'renew' ? { do: what, withNewCard: true } : { do: what };
    };
    const yearly = first.endsWith('02-29') ? roll(4) > 0 : roll(4) === 0;
    const deeds = new Map<string, Deed[]>([[first, [{ do: 'buy', plan: anyPlan(), term: yearly ? 'year' : 'month' }]]]);
    for (let n = 0; n < DEEDS_EACH; n += 1) {
      const day = textOf(addDays(dayOf(first), 1 + roll(DAYS - 60)));
      const what = KINDS[roll(KINDS.length)]!;
      deeds.set(day, [...(deeds.get(day) ?? []), deedOf(what)]);
    }
    const model = new SubscriptionModel(offer === 'suite' ? 'purges' : 'falls_back', {
      kind,
      charges: 0,
      removed: false,
    });
    return { customer: await shop.customer(offer, token), model, deeds };
  }

  /** What this customer does today, one thing after the other. */
  async function liveThrough(day: string, { customer, model, deeds }: Life): Promise<void> {
    for (const deed of deeds.get(day) ?? []) {
      model.liveUntil(day);
      if (model.seen()?.status === 'deleted') return;
      const expected = model.take(deed, day);
      assert.equal(await shop.take(customer, deed), expected, `${day} ${JSON.stringify(deed)}`);
    }
  }

  /** All that customers do from one day up to another, and all that happens by itself. */
  async function liveFrom(from: string, to: string): Promise<void> {
    const days = new Set(lives.flatMap(({ deeds }) => [...deeds.keys()]));
    for (const day of [...days].filter((one) => from <= one && one < to).sort()) {
      await world.moveTo(`${day}T10:00:00Z`);
      const left = lives.filter(({ deeds }) => deeds.has(day));
      const serve = async (): Promise<void> => {
        for (let one = left.pop(); one; one = left.pop()) await liveThrough(day, one);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, serve));
    }
  }

  const dayAfter = (days: number): string => textOf(addDays(dayOf(FIRST_DAYS[0]!), days));
  for (let days = 0; days < DAYS; days += 31) {
    const [from, to] = [dayAfter(days), dayAfter(Math.min(days + 31, DAYS))];
    it(`from ${from} to ${to}`, () => liveFrom(from, to));
  }

  it('R-049, R-050: every period, invoice and state is what a separately written model says', async () => {
    const last = dayAfter(DAYS);
    await world.moveTo(`${last}T10:00:00Z`);
    const seen = await shop.seen();
    const ends = new Map<string, number>();
    for (const { customer, model } of lives) {
      model.liveUntil(last);
      const expected = model.seen()!;
      ends.set(expected.status, (ends.get(expected.status) ?? 0) + 1);
      const found = seen.get(customer.scope.accountId);
      // A purge takes the contract along; the invoices of it are compared below.
      if (!found && expected.status === 'deleted') continue;
      const { hours, ...facts } = found!;
      assert.equal(hours, '00:0000:00');
      if (expected.status !== 'deleted') assert.deepEqual(facts, expected);
    }
    const lines = await rows<{ line: string }>(
      world,
      `select (issued_at at time zone 'Europe/Paris')::date::text || ' ' || (content->>'net') as line from invoices`,
    );
    const modelled = lives.flatMap(({ model }) => model.seen()!.invoices);
    assert.deepEqual(lines.map(({ line }) => line).sort(), modelled.sort());
    for (const status of ['active', 'ended', 'deleted']) assert.ok(ends.has(status), `nobody is ${status}`);
  });

  it('nothing was charged that no invoice says was paid, and the books balance', async () => {
    const [sums] = await rows<{ charged: string; paid: string; billed: string; off: string }>(
      world,
      `select (select sum(amount_minor) from sandbox_charges where state = 'succeeded')::text as charged,
        (select sum(amount_minor) from payments where state = 'succeeded')::text as paid,
        (select sum(paid_minor) from invoices)::text as billed, (select sum(amount_minor) from ledger_entries)::text as off`,
    );
    assert.deepEqual([sums!.paid, sums!.billed, sums!.off], [sums!.charged, sums!.charged, '0']);
  });
});
