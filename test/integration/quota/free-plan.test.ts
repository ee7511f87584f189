import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toDate } from '../../../src/kernel/time/instant.js';
import { BillingFacade } from '../../../src/modules/billing/index.js';
import { QuotaFacade, WINDOW_KIND_NUMBERS } from '../../../src/modules/quota/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { parseWireId } from '../../../src/kernel/ids.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { planId } from '../billing/account-in-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';

interface Answer {
  id?: string;
  code?: string;
  limitKind?: string;
  retryAt?: string;
  upgradeOptions?: { planId: string; code: string; quota: { monthly: number | null } }[];
}

let world: World;
/** The stories play from January of this year on. */
let Y: number;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
  Y = nextJanuary(world.now(), 15);
  await world.moveTo(`${Y}-01-15T09:00:00Z`);
});
after(() => world.close());

/** One message to `recipients` people; `sandbox: false`, so that it counts. */
const send = (customer: Customer, recipients = 1) =>
  world.http.post<Answer>('/v1/messages', {
    token: customer.secret,
    body: {
      from: { email: customer.email },
      to: Array.from({ length: recipients }, (_, i) => ({ email: `r${i}@receiver.example` })),
      subject: 'Quote',
      text: 'Here it is.',
    },
  });
const quotaOf = async (customer: Customer) =>
  (
    await world.http.get<{ monthly: { used: number }; daily: { used: number } | null }>('/v1/quota', {
      token: customer.secret,
    })
  ).body;

/** Lets the plan's windows of now stand at `used`, as if that much had been sent. */
async function standAt(customer: Customer, kind: 'month' | 'day', used: number): Promise<void> {
  const accountId = parseWireId('acc', customer.accountId)!;
  const [entitlement] = await world.app.get(BillingFacade).freshEntitlementsOf(accountId);
  const window = world.app
    .get(QuotaFacade)
    .windowsAt(entitlement!, { tier: 4 }, world.now())
    .find((spec) => spec.kind === kind)!;
  await world.app.get(UnitOfWork).runAsWorker((tx) =>
    tx.query(
      `insert into quota_windows (account_id, subscription_id, kind, window_start, window_end, used, limit_at_open)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (subscription_id, kind, window_start) do update set used = excluded.used`,
      [
        accountId,
        window.subscriptionId,
        WINDOW_KIND_NUMBERS[kind],
        toDate(window.windowStart),
        toDate(window.windowEnd),
        used,
        window.limit,
      ],
    ),
  );
}

describe('the free plan, through the API', () => {
  it('R-015: after 6,000 in the cycle one more is refused monthly_quota_exceeded, and the usage stays 6,000', async () => {
    const customer = await signUpCustomer(world);
    await standAt(customer, 'month', 6_000);
    const refused = await send(customer);
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.limitKind],
      [429, 'monthly_quota_exceeded', 'monthly'],
    );
    assert.equal((await quotaOf(customer)).monthly.used, 6_000);
  });

  it('D-01: every recipient of To, Cc and Bcc counts when the message is accepted; a refused message counts 0', async () => {
    const customer = await signUpCustomer(world);
    const message = (from: string) => ({
      from: { email: from },
      to: [{ email: 'a@receiver.example' }, { email: 'b@receiver.example' }],
      cc: [{ email: 'c@receiver.example' }],
      bcc: [{ email: 'd@receiver.example' }],
      subject: 'Reminder',
      text: 'Due tomorrow.',
    });
    const post = (body: object) => world.http.post<Answer>('/v1/messages', { token: customer.secret, body });
    assert.equal((await post(message(customer.email))).status, 202);
    assert.equal((await quotaOf(customer)).daily?.used, 4);
    assert.equal((await post(message('ceo@other.example'))).body.code, 'sender_not_verified');
    await standAt(customer, 'day', 197);
    assert.equal((await post(message(customer.email))).body.code, 'daily_quota_exceeded');
    assert.equal((await quotaOf(customer)).daily?.used, 197);
  });

  it('R-016: with 198 used a batch of 5 is accepted for exactly 2; recipient 201 is refused daily_quota_exceeded', async () => {
    const customer = await signUpCustomer(world);
    await standAt(customer, 'day', 198);
    const messages = Array.from({ length: 5 }, (_, i) => ({
      from: { email: customer.email },
      to: [{ email: `r${i}@receiver.example` }],
      subject: 'Quote',
      text: 'Here it is.',
    }));
    const batch = await world.http.post<{ data: { httpStatus: number; code?: string }[] }>('/v1/messages/batch', {
      token: customer.secret,
      body: { messages },
    });
    assert.deepEqual(
      batch.body.data.map(({ httpStatus, code }) => [httpStatus, code]),
      [[202, undefined], [202, undefined], ...Array.from({ length: 3 }, () => [429, 'daily_quota_exceeded'])],
    );
    assert.equal((await quotaOf(customer)).daily?.used, 200);
    assert.deepEqual([(await send(customer)).status, (await send(customer)).body.code], [429, 'daily_quota_exceeded']);
  });

  it('R-018: the refusal of recipient 201 names plans of higher quota; upgraded to 30,000, the next send is accepted at once', async () => {
    const customer = await signUpCustomer(world);
    assert.equal((await send(customer, 200)).status, 202);
    const refused = await send(customer);
    assert.deepEqual([refused.status, refused.body.code], [429, 'daily_quota_exceeded']);
    assert.equal(refused.headers.get('retry-after') !== null, true);
    const options = refused.body.upgradeOptions!;
    assert.ok(options.length >= 1 && options.every((option) => option.quota.monthly! > 6_000));
    const chosen = options.find((option) => option.code === 'freemium-fr.essential-30k')!;
    assert.equal(chosen.planId, await planId(world, 'freemium-fr.essential-30k'));
    const granted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: await world.operator(),
      body: { planId: chosen.planId },
    });
    assert.equal(granted.status, 201);
    const next = await send(customer);
    assert.equal(next.status, 202, next.text);
    assert.deepEqual([(await quotaOf(customer)).monthly.used, (await quotaOf(customer)).daily], [201, null]);
  });

  it('R-017: 30 days of 200 use a 31-day cycle up; on day 31 one is refused although that day’s count is 0', async () => {
    await world.moveTo(`${Y}-03-01T09:00:00Z`);
    const customer = await signUpCustomer(world);
    await world.moveTo(`${Y}-03-30T09:00:00Z`);
    await standAt(customer, 'month', 29 * 200);
    assert.deepEqual((await send(customer, 200)).status, 202, 'day 30');
    await world.advance('P1D');
    const usage = await quotaOf(customer);
    assert.deepEqual([usage.monthly.used, usage.daily?.used], [6_000, 0]);
    const refused = await send(customer);
    assert.deepEqual([refused.status, refused.body.code], [429, 'monthly_quota_exceeded']);
    assert.equal(refused.body.retryAt, `${Y}-03-31T22:00:00.000Z`);
    await world.moveTo(`${Y}-03-31T22:00:00Z`);
    assert.equal((await send(customer)).status, 202);
  });

  it('R-019: in twelve months of a free account no step asks for a payment method', async () => {
    const customer = await signUpCustomer(world);
    const codes = new Set<string | undefined>();
    for (let month = 1; month <= 12; month += 1) {
      const steps = [await send(customer)];
      await standAt(customer, 'day', 200);
      steps.push(await send(customer));
      for (const path of ['/v1/quota', '/v1/subscriptions', '/v1/account', '/v1/plans', '/v1/senders']) {
        steps.push(await world.http.get<Answer>(path, { token: customer.secret }));
      }
      for (const step of steps) codes.add(step.body.code);
      assert.equal(steps[0]!.status, 202, `month ${month}: ${steps[0]!.text}`);
      await world.advance('P1M');
    }
    assert.deepEqual([...codes].sort(), ['daily_quota_exceeded', undefined]);
    assert.ok(!codes.has('payment_method_required'));
  });
});
