import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Entitlement, BillingFacade } from '../../../src/modules/billing/index.js';
import { type QuotaWindowSpec, QuotaFacade, WINDOW_KIND_NUMBERS } from '../../../src/modules/quota/index.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, type SignedIn, signUp } from '../billing/account-in-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';

interface Window {
  limit: number;
  used: number;
  remaining: number;
  windowStart: string;
  resetsAt: string;
}
interface Quota {
  subscriptionId: string;
  monthly: Window | null;
  daily: Window | null;
  rollover: boolean;
  code?: string;
}

let world: World;
/** The stories play in January and February of this year. */
let Y: number;
/** On Essential 30,000 since 15 January, with 12,000 sent that day. */
let steady: SignedIn;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
  Y = nextJanuary(world.now(), 15);
  await world.moveTo(`${Y}-01-15T09:00:00Z`);
  steady = await signUp(world);
  await grant(steady, 'freemium-fr.essential-30k');
  await use(steady, 12_000);
});
after(() => world.close());

const quotaOf = (token: string, query = '') => world.http.get<Quota>(`/v1/quota${query}`, { token });
async function grant(account: SignedIn, code: string, until?: string): Promise<string> {
  const body = { planId: await planId(world, code), ...(until === undefined ? {} : { until }) };
  const path = `/v1/admin/accounts/${account.accountId}/subscriptions`;
  const answer = await world.http.post<{ id: string }>(path, { token: await world.operator(), body });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.id;
}
const entitlementOf = async (account: SignedIn): Promise<Entitlement> =>
  (await world.app.get(BillingFacade).freshEntitlementsOf(account.id))[0]!;

/** Counts `n` recipients in every window of now, as acceptance does. */
async function use(account: SignedIn, n: number): Promise<void> {
  const windows = world.app.get(QuotaFacade).windowsAt(await entitlementOf(account), { tier: 4 }, world.now());
  await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
    for (const window of windows) await tx.query(COUNT, countOf(window, n));
  });
}
const COUNT = `insert into quota_windows (account_id, subscription_id, kind, window_start, window_end, used, limit_at_open)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (subscription_id, kind, window_start) do update set used = quota_windows.used + excluded.used`;
const countOf = (window: QuotaWindowSpec, n: number) => [
  window.accountId,
  window.subscriptionId,
  WINDOW_KIND_NUMBERS[window.kind],
  toDate(window.windowStart),
  toDate(window.windowEnd),
  n,
  window.limit,
];

describe('GET /v1/quota', () => {
  it('shows cycle and day of the free plan, from midnight to midnight in Paris', async () => {
    const account = await signUp(world);
    await use(account, 150);
    const { body } = await quotaOf(account.token);
    assert.deepEqual(body.monthly, {
      limit: 6_000,
      used: 150,
      remaining: 5_850,
      windowStart: `${Y}-01-14T23:00:00.000Z`,
      resetsAt: `${Y}-02-14T23:00:00.000Z`,
    });
    assert.deepEqual(body.daily, {
      limit: 200,
      used: 150,
      remaining: 50,
      windowStart: `${Y}-01-14T23:00:00.000Z`,
      resetsAt: `${Y}-01-15T23:00:00.000Z`,
    });
    assert.equal(body.rollover, false);
  });

  it('what was sent today counts on when a paid plan takes over from the free one, and only that', async () => {
    const account = await signUp(world);
    await use(account, 120);
    await world.moveTo(`${Y}-01-16T09:00:00Z`);
    await use(account, 30);
    await grant(account, 'freemium-fr.essential-30k');
    const { body } = await quotaOf(account.token);
    assert.deepEqual([body.monthly?.limit, body.monthly?.used, body.daily], [30_000, 30, null]);
    assert.equal(body.monthly?.windowStart, `${Y}-01-15T23:00:00.000Z`);
  });

  it('a second subscription has its own windows', async () => {
    const account = await signUp(world, 'relay');
    const first = await grant(account, 'relay.1000');
    const second = await grant(account, 'relay.1000');
    await use(account, 700);
    assert.deepEqual((await quotaOf(account.token)).body.daily?.used, 700);
    assert.deepEqual((await quotaOf(account.token, `?subscriptionId=${first}`)).body.daily?.used, 700);
    assert.deepEqual((await quotaOf(account.token, `?subscriptionId=${second}`)).body.daily?.used, 0);
  });

  it('a plan that limits only speed has neither window', async () => {
    const account = await signUp(world, 'suite');
    await grant(account, 'suite.web');
    const { body } = await quotaOf(account.token);
    assert.deepEqual([body.monthly, body.daily], [null, null]);
  });

  it('says 402 without a subscription or after its end, and 404 for a foreign one', async () => {
    const account = await signUp(world, 'relay');
    assert.deepEqual(
      [(await quotaOf(account.token)).status, (await quotaOf(account.token)).body.code],
      [402, 'subscription_required'],
    );
    const id = await grant(account, 'relay.1000', `${Y}-01-16`);
    const other = await signUp(world);
    assert.equal((await quotaOf(other.token, `?subscriptionId=${id}`)).status, 404);
    assert.equal((await quotaOf(other.token, '?subscriptionId=nonsense')).status, 404);
    await world.moveTo(`${Y}-01-17T09:00:00Z`);
    for (const query of ['', `?subscriptionId=${id}`]) {
      assert.deepEqual(
        [(await quotaOf(account.token, query)).status, (await quotaOf(account.token, query)).body.code],
        [402, 'subscription_expired'],
        query,
      );
    }
  });
});

describe('quota over time', () => {
  it('R-030: of the cycle 15 Jan – 15 Feb 18,000 unused expire at 15 Feb 00:00, nothing on 1 Feb; R-029: then 30,000 are there', async () => {
    const account = steady;
    const entries = async () =>
      (
        await world.http.get<{ data: { at: string; kind: string; quantity: number }[] }>('/v1/quota/entries', {
          token: account.token,
        })
      ).body.data;
    await world.moveTo(`${Y}-02-01T09:00:00Z`);
    assert.deepEqual(
      (await entries()).filter(({ kind }) => kind === 'expire'),
      [],
    );
    await world.moveTo(`${Y}-02-14T23:00:00Z`);
    assert.deepEqual(
      (await entries()).filter(({ kind }) => kind === 'expire').map(({ at, quantity }) => [at, quantity]),
      [[`${Y}-02-14T23:00:00.000Z`, 18_000]],
    );
    const { monthly } = (await quotaOf(account.token)).body;
    assert.deepEqual([monthly?.used, monthly?.remaining], [0, 30_000]);
  });

  it('entries come page by page', async () => {
    const account = await signUp(world);
    await use(account, 10);
    await world.advance('P3M');
    const kinds: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: { kind: string; quantity: number }[]; nextCursor: string | null } = (
        await world.http.get<{ data: { kind: string; quantity: number }[]; nextCursor: string | null }>(
          `/v1/quota/entries?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
          { token: account.token },
        )
      ).body;
      kinds.push(...page.data.map(({ kind, quantity }) => `${kind} ${quantity}`));
      cursor = page.nextCursor;
    }
    assert.deepEqual(kinds, [
      'grant 6000',
      'expire 6000',
      'grant 6000',
      'expire 6000',
      'grant 6000',
      'expire 5990',
      'use 10',
      'grant 6000',
    ]);
  });
});
