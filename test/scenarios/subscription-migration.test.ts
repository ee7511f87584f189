import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { colleague } from '../integration/support/support-world.js';
import { planId } from '../integration/billing/account-in-world.js';
import type { Answer } from '../support/http-caller.js';
import { plainTextOf } from '../support/mail-text.js';
import { startWorld, type World } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';

interface MigrationBody {
  id: string;
  status: string;
  toPlanId: string;
  toVersion: number;
  effectiveFrom: string;
  noticesFrom: string;
  notices: { sent: number; withdrawn: number };
  code?: string;
  errors?: { field: string; code: string }[];
}
interface Scheduled {
  planId: string;
  interval: string;
  effectiveAt: string;
  reason: string;
  note: string | null;
}

const CODE = 'freemium-fr.essential-30k';
const NOTICE = 'plan-changed-notice';
const DEARER = {
  name: 'Essential 30,000',
  tier: 'essential',
  monthlyVolume: 35_000,
  quota: { monthly: 35_000, daily: null },
  prices: [
    { interval: 'month', amount: '28.00', currency: 'EUR', taxIncluded: false },
    { interval: 'year', amount: '270.00', currency: 'EUR', taxIncluded: false },
  ],
  features: { templates: true },
};

/** 2030: customers of 25.00 € a month (240.00 € a year); from 1 April the plan is sold for 28.00 € (270.00 €). */
describe('moving customers to a newer version of their plan', () => {
  let world: World;
  let operator: string;
  let id: string;
  /** By the month from 31 January, from 10 January; by the year; who goes down by himself; who leaves. */
  let monthly: Bought;
  let tenth: Bought;
  let yearly: Bought;
  let shrinking: Bought;
  let leaving: Bought;
  let migration: MigrationBody;

  interface Bought {
    who: Buying;
    id: string;
  }
  const bought = async (interval: 'month' | 'year', code = CODE): Promise<Bought> => {
    const who = await Buying.signUp(world, 'freemium-fr');
    const answer = await who.buy(code, interval);
    assert.equal(answer.status, 201, answer.text);
    return { who, id: answer.body.id };
  };
  const migrate = (body: object, plan = id, token = operator): Promise<Answer<MigrationBody>> =>
    world.http.post<MigrationBody>(`/v1/admin/plans/${plan}/migrations`, { token, body });
  const subscription = async ({ who, id: one }: Bought) =>
    (
      await world.http.get<{ scheduledChange: Scheduled | null; currentPeriod: { end: string }; planId: string }>(
        `/v1/subscriptions/${one}`,
        { token: who.customer.accessToken },
      )
    ).body;
  const scheduled = async (one: Bought): Promise<string | null> => {
    const { scheduledChange } = await subscription(one);
    return scheduledChange && `${scheduledChange.effectiveAt} ${scheduledChange.reason}`;
  };
  const billed = async ({ who }: Bought): Promise<string[]> =>
    (await who.invoices()).map(({ issueDate, net }) => `${issueDate} ${net.amount}`).reverse();
  const mails = async ({ who }: Bought, name: string): Promise<number> =>
    (await mailsOf(world, who.email, name)).length;

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-10T10:00:00Z');
    operator = await world.operator();
    id = await planId(world, CODE);
    tenth = await bought('month');
    await world.moveTo('2030-01-31T10:00:00Z');
    monthly = await bought('month');
    yearly = await bought('year');
    shrinking = await bought('month');
    leaving = await bought('month');
  });
  after(() => world.close());

  it('31 January: there is nothing to move to, and nonsense is refused', async () => {
    const wish = { effectiveFrom: '2030-04-11', reason: 'Prices of 2030' };
    assert.equal((await migrate(wish)).body.code, 'nothing_to_migrate');
    const version = { ...DEARER, validFrom: '2030-04-01' };
    const added = await world.http.post(`/v1/admin/plans/${id}/versions`, { token: operator, body: version });
    assert.equal(added.status, 201, added.text);

    const refusals = async (change: object, plan = id): Promise<string> => {
      const { status, body } = await migrate({ ...wish, ...change }, plan);
      return [status, body.code, ...(body.errors ?? []).map(({ field, code }) => `${field} ${code}`)].join(' ');
    };
    const free = await planId(world, 'freemium-fr.free');
    const other = await planId(world, 'suite.web');
    const unknown = 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    assert.equal(await refusals({ effectiveFrom: '2030-03-01' }), '422 validation_failed effectiveFrom too_early');
    assert.equal(await refusals({ effectiveFrom: '2029-12-01' }), '422 validation_failed effectiveFrom too_early');
    assert.equal(await refusals({ effectiveFrom: '2030-02-30' }), '422 validation_failed effectiveFrom wrong_format');
    assert.equal(await refusals({ effectiveFrom: '2030-03-31' }), '409 nothing_to_migrate');
    assert.equal(await refusals({ toVersion: 1 }), '409 nothing_to_migrate');
    assert.equal(await refusals({ toVersion: 9 }), '422 reference_not_found toVersion reference_not_found');
    assert.equal(await refusals({ toPlanId: unknown }), '422 reference_not_found toPlanId reference_not_found');
    assert.equal(await refusals({ toPlanId: other }), '409 plan_of_other_offer');
    assert.equal(await refusals({ toPlanId: free }), '409 plan_not_migratable');
    assert.equal(await refusals({ toPlanId: other, toVersion: 1 }), '422 validation_failed toVersion not_allowed');
    assert.equal((await migrate(wish, unknown)).status, 404);
    const { token } = await colleague(world, 'billing@posthorn.test', ['billing_staff']);
    assert.equal((await migrate(wish, id, token)).status, 403);
  });

  it('31 January: posted for 11 April, it will be told from 25 February on', async () => {
    const posted = await migrate({ effectiveFrom: '2030-04-11', reason: 'Prices of 2030' });
    assert.equal(posted.status, 201, posted.text);
    migration = posted.body;
    assert.deepEqual(
      [migration.status, migration.toVersion, migration.toPlanId, migration.noticesFrom],
      ['scheduled', 2, id, '2030-02-24T23:00:00.000Z'],
    );
    assert.equal((await migrate({ effectiveFrom: '2030-05-01', reason: 'x' })).body.code, 'plan_migration_exists');
    assert.equal(await scheduled(monthly), null);
  });

  it('20 February: one customer goes down by himself, one leaves; both know nothing yet', async () => {
    await world.moveTo('2030-02-20T10:00:00Z');
    const smaller = { planId: await planId(world, 'freemium-fr.essential-15k') };
    assert.equal((await shrinking.who.do(shrinking.id, 'change', smaller)).status, 200);
    assert.equal((await leaving.who.do(leaving.id, 'cancel')).status, 200);
  });

  it('26 February: each is told once what changes, what it costs and until when he may leave', async () => {
    await world.moveTo('2030-02-26T10:00:00Z');
    for (const one of [monthly, tenth, yearly]) await world.inbox.notification(one.who.email, NOTICE);
    const text = plainTextOf((await mailsOf(world, monthly.who.email, NOTICE))[0]!.raw);
    assert.match(text, /From 2030-04-30 on, Essential 30,000 on platform \d+ renews on new terms/);
    assert.match(text, /€28\.00 a month; so far it is €25\.00/);
    assert.match(text, /E-mails a month: 35,000 instead of 30,000/);
    assert.match(text, /cancel in your account until the end of 2030-04-29/);
    const year = plainTextOf((await mailsOf(world, yearly.who.email, NOTICE))[0]!.raw);
    assert.match(year, /From 2031-01-31 on[^]*€270\.00 a year; so far it is €240\.00/);
    assert.deepEqual([await mails(shrinking, NOTICE), await mails(leaving, NOTICE)], [0, 0]);
  });

  it('26 February: it is a scheduled change with its reason, at the renewal that was named', async () => {
    assert.equal(await scheduled(tenth), '2030-05-09T22:00:00.000Z plan_migrated');
    assert.equal(await scheduled(yearly), '2031-01-30T23:00:00.000Z plan_migrated');
    assert.equal((await subscription(monthly)).scheduledChange!.note, 'Prices of 2030');
    assert.match((await scheduled(shrinking))!, / requested$/);
    assert.equal(await scheduled(leaving), null);
    const taken = await world.http.delete<MigrationBody>(`/v1/subscriptions/${monthly.id}/change`, {
      token: monthly.who.customer.accessToken,
    });
    assert.deepEqual([taken.status, taken.body.code], [409, 'no_scheduled_change']);
  });

  it('27 February: who takes his cancellation back is told within a day', async () => {
    const resumed = await leaving.who.do(leaving.id, 'resume');
    assert.deepEqual([resumed.status, resumed.body.scheduledChange], [200, null]);
    await world.moveTo('2030-02-27T12:00:00Z');
    await world.inbox.notification(leaving.who.email, NOTICE);
    assert.equal(await scheduled(leaving), '2030-04-29T22:00:00.000Z plan_migrated');
  });

  it('31 March: a renewal before the day named is for the version that was sold (D-10)', async () => {
    await world.moveTo('2030-03-31T10:00:00Z');
    assert.deepEqual(await billed(monthly), ['2030-01-31 25.00', '2030-02-28 25.00', '2030-03-31 25.00']);
  });

  it('30 April: the first renewal on the new terms is charged as it was announced', async () => {
    await world.moveTo('2030-04-30T10:00:00Z');
    assert.equal((await billed(monthly)).at(-1), '2030-04-30 28.00');
    assert.deepEqual((await billed(shrinking)).slice(-2), ['2030-03-31 15.00', '2030-04-30 15.00']);
    assert.equal(await scheduled(monthly), null);
    const quota = await world.http.get<{ monthly: { limit: number } }>(`/v1/quota?subscriptionId=${monthly.id}`, {
      token: monthly.who.customer.accessToken,
    });
    assert.equal(quota.body.monthly.limit, 35_000);
  });

  it('10 May: of the customer of the tenth too, and nobody was told twice', async () => {
    await world.moveTo('2030-05-10T10:00:00Z');
    assert.deepEqual((await billed(tenth)).slice(-2), ['2030-04-10 25.00', '2030-05-10 28.00']);
    const told = await Promise.all([monthly, tenth, yearly, leaving, shrinking].map((one) => mails(one, NOTICE)));
    assert.deepEqual(told, [1, 1, 1, 1, 0]);
    const { body } = await world.http.get<MigrationBody>(`/v1/admin/plans/${id}/migrations/${migration.id}`, {
      token: operator,
    });
    assert.deepEqual([body.status, body.notices], ['announced', { sent: 4, withdrawn: 0 }]);
  });

  it('11 May: taken back, who waits for it is told so and renews as before; who has moved stays', async () => {
    const withdrawn = await world.http.delete<MigrationBody>(`/v1/admin/plans/${id}/migrations/${migration.id}`, {
      token: operator,
    });
    assert.deepEqual([withdrawn.status, withdrawn.body.status], [200, 'withdrawn']);
    assert.equal(await scheduled(yearly), null);
    await world.moveTo('2030-05-11T10:00:00Z');
    await world.inbox.notification(yearly.who.email, 'plan-change-withdrawn');
    const text = plainTextOf((await mailsOf(world, yearly.who.email, 'plan-change-withdrawn'))[0]!.raw);
    assert.match(text, /announced to you for 2031-01-31 do not come[^]*for €240\.00 net/);
    assert.equal(await mails(monthly, 'plan-change-withdrawn'), 0);
    await world.moveTo('2031-01-31T10:00:00Z');
    assert.deepEqual((await billed(yearly)).at(-1), '2031-01-31 240.00');
    assert.equal((await billed(monthly)).at(-1), '2031-01-31 28.00');
  });

  it('31 January 2031: posted 29 days before a renewal, it waits for the one after (D-17)', async () => {
    const late = await bought('month', 'freemium-fr.essential-50k');
    await world.moveTo('2031-03-02T10:00:00Z');
    const fifty = await planId(world, 'freemium-fr.essential-50k');
    const wish = { toPlanId: await planId(world, 'freemium-fr.essential-100k'), reason: 'No longer sold' };
    const posted = await migrate({ ...wish, effectiveFrom: '2031-04-01' }, fifty);
    assert.equal(posted.status, 201, posted.text);
    await world.inbox.notification(late.who.email, NOTICE);
    // 31 March is 29 days after 2 March.
    assert.equal(await scheduled(late), '2031-04-29T22:00:00.000Z plan_migrated');
    await world.moveTo('2031-04-30T10:00:00Z');
    assert.deepEqual(await billed(late), [
      '2031-01-31 35.00',
      '2031-02-28 35.00',
      '2031-03-31 35.00',
      '2031-04-30 79.00',
    ]);
    await world.moveTo('2031-05-01T10:00:00Z');
    const over = await world.http.delete<MigrationBody>(`/v1/admin/plans/${fifty}/migrations/${posted.body.id}`, {
      token: operator,
    });
    assert.deepEqual([over.status, over.body.code], [409, 'plan_migration_over']);
  });
});
