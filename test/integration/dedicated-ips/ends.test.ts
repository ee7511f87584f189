import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, HOUR_MS, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { BY_ITSELF, IpStockRepository, MoveAddress } from '../../../src/modules/dedicated-ips/stock/index.js';
import { RewarmQuietIps } from '../../../src/modules/dedicated-ips/warmup/use-cases/rewarm-quiet-ips.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import {
  closeAccount,
  downloadZip,
  finishedExport,
  linesOf,
  newCustomer,
  purged,
  requestExport,
  uuidOf,
} from '../accounts/leaving-world.js';
import { planId, type SignedIn, signUp } from '../billing/account-in-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { accountWith, ask, grant, type IpRequest, ownIp, rowsOf, staffWith, stock } from './ips-in-world.js';

describe('how an account’s addresses go on or end', () => {
  let world: World;
  let compliance: string;
  before(async () => {
    world = await startWorld();
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
  });
  after(() => world.close());

  const shown = async ({ token }: SignedIn) =>
    (await world.http.get<{ afterDowngrade: string }>('/v1/dedicated-ips', { token })).body;
  const granted = async (token: string): Promise<IpRequest> => {
    const made = await ask(world, token);
    assert.equal(made.status, 201, made.text);
    const path = `/v1/admin/ip-requests/${made.body.id}/approve`;
    const answer = await world.http.post<IpRequest>(path, { token: compliance, body: {} });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };

  it('a smaller plan with the next period: who chose to keep his address pays for it from then on, who did not gives it back', async () => {
    const subscribers = [await Subscriber.of(world, 'freemium-fr'), await Subscriber.of(world, 'freemium-fr')];
    const [keeper, giver] = subscribers as [Subscriber, Subscriber];
    let end = '';
    for (const [i, subscriber] of subscribers.entries()) {
      const bought = await subscriber.buy('freemium-fr.premium-150k');
      assert.equal(bought.status, 201, bought.text);
      await stock(world, [`198.51.100.${50 + i}`]);
      await granted(subscriber.account.token);
      const change = { effective: 'period_end' };
      const changed = await subscriber.change(bought.body.id, 'freemium-fr.premium-100k', change);
      assert.equal(changed.status, 200, changed.text);
      end = changed.body.scheduledChange!.effectiveAt;
    }
    const path = '/v1/dedicated-ips/after-downgrade';
    const choose = (choice: string) =>
      world.http.call<{ choice: string }>('PUT', path, { token: keeper.account.token, body: { choice } });
    assert.equal((await choose('both')).status, 422);
    assert.deepEqual((await choose('keep')).body, { choice: 'keep' });
    assert.equal((await shown(keeper.account)).afterDowngrade, 'keep');
    assert.equal((await shown(giver.account)).afterDowngrade, 'release');
    await world.moveTo(toIso(addMs(instantOf(end), HOUR_MS)));
    const ipsOf = ({ account }: Subscriber) =>
      rowsOf<{ address: string }>(world, 'select host(address) as address from ip_addresses where account_id = $1', [
        account.id,
      ]);
    await eventually('one gave it back', async () => ((await ipsOf(giver)).length === 0 ? true : undefined), 60_000);
    const addOns = () =>
      rowsOf<{ kind: string; quantity: number; unit: number }>(
        world,
        `select kind, quantity, unit_price_minor::int as unit from add_ons where account_id = $1 and status = 'active'`,
        [keeper.account.id],
      );
    await eventually('the other pays for it', async () => ((await addOns()).length > 0 ? true : undefined), 60_000);
    assert.deepEqual(await addOns(), [{ kind: 'dedicated_ip', quantity: 1, unit: 3_000 }]);
    assert.deepEqual(await ipsOf(keeper), [{ address: '198.51.100.50' }]);
  });

  it('who chose to keep and whose card is refused keeps nothing: no invoice, no add-on, and the address rests', async () => {
    const account = await signUp(world);
    await storeBillingDetails(world, account.id, {});
    const gift = async (plan: string, more: object) => {
      const body = { planId: await planId(world, plan), ...more };
      const path = `/v1/admin/accounts/${account.accountId}/subscriptions`;
      const given = await world.http.post(path, { token: await world.operator(), body });
      assert.equal(given.status, 201, given.text);
    };
    const until = toIso(addMs(world.now(), 3 * DAY_MS)).slice(0, 10);
    await gift('freemium-fr.premium-150k', { until });
    await gift('freemium-fr.premium-100k', {});
    await card(world, account.token, 'tok_declined');
    await stock(world, ['198.51.100.80']);
    await granted(account.token);
    const choice = { token: account.token, body: { choice: 'keep' } };
    assert.equal((await world.http.call('PUT', '/v1/dedicated-ips/after-downgrade', choice)).status, 200);
    await world.advance('P5D');
    await eventually(
      'it is given back',
      async () => {
        const [ip] = await rowsOf<{ state: string }>(
          world,
          `select state from ip_addresses where address = '198.51.100.80' and account_id is null`,
        );
        return ip?.state === 'cooling' ? true : undefined;
      },
      60_000,
    );
    const orders = await rowsOf<{ status: string; state: string }>(
      world,
      'select a.status, o.state from add_ons a join orders o on o.id = a.order_id where a.account_id = $1',
      [account.id],
    );
    assert.deepEqual(orders, [{ status: 'refused', state: 'dropped' }]);
    const invoices = await rowsOf<{ n: number }>(
      world,
      'select count(*)::int as n from invoices where account_id = $1',
      [account.id],
    );
    assert.deepEqual(invoices, [{ n: 0 }]);
  });

  it('an address from which nothing left for thirty days warms up again, two stages below the top', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const [ip] = await stock(world, ['198.51.100.60']);
    await ownedAndActive(account.id, ip!.id);
    await world.advance('P29D');
    await world.app.get(RewarmQuietIps, { strict: false }).run(world.app.get(Clock).now());
    assert.equal((await rowOf(ip!.id)).state, 'active');
    await world.advance('P2D');
    await world.app.get(RewarmQuietIps, { strict: false }).run(world.app.get(Clock).now());
    // 10,000 a day is stage 9; two below is 7.
    assert.deepEqual(await rowOf(ip!.id), { state: 'warming', stage: 7 });
  });

  it('who leaves takes what is known of his addresses along; the addresses rest, and nothing names him', async () => {
    const customer = await newCustomer(world, 'leaver@leaver.example');
    const accountId = uuidOf(customer);
    await grant(world, customer.accountId, 'freemium-fr.premium-150k');
    const staff = await staffWith(world, ['compliance'], 'later@posthorn.test');
    const [ip] = await stock(world, ['198.51.100.70']);
    const { body: made } = await ask(world, customer.accessToken);
    const approved = await world.http.post(`/v1/admin/ip-requests/${made.id}/approve`, {
      token: staff,
      body: { ipIds: [ip!.id] },
    });
    assert.equal(approved.status, 200, approved.text);
    const post = (path: string, body: object) =>
      world.http.post<{ id: string }>(path, { token: customer.secret, body });
    const pool = (await post('/v1/dedicated-ips/pools', { name: 'news', stream: 'marketing' })).body;
    assert.equal((await post('/v1/routing/rules', { tag: 'bulk', pool: pool.id })).status, 201);
    const choice = { token: customer.accessToken, body: { choice: 'keep' } };
    assert.equal((await world.http.call('PUT', '/v1/dedicated-ips/after-downgrade', choice)).status, 200);
    await rowsOf(
      world,
      `insert into reputations (account_id, kind, subject, days, accepted, delivered, deferred, bounced, complained, score, standing, judged_at)
       values ($1, 'domain', 'leaver.example', 7, 10, 10, 0, 0, 0, 100, 'unknown', $2)`,
      [accountId, toIso(addMs(world.now(), HOUR_MS))],
    );
    const { id } = await requestExport(world, customer);
    await finishedExport(world, customer, id);
    const lines = linesOf(await downloadZip(world, customer, id));
    const of = (part: string) => lines.get(`dedicated-ips.${part}`) ?? [];
    assert.deepEqual([of('addresses')[0]?.['address'], of('addresses')[0]?.['id']], ['198.51.100.70', ip!.id]);
    assert.deepEqual(
      of('pools')
        .map(({ name }) => name)
        .sort(),
      ['dedicated', 'news'],
    );
    assert.deepEqual([of('rules')[0]?.['tag'], of('rules')[0]?.['poolId']], ['bulk', pool.id]);
    assert.deepEqual([of('requests')[0]?.['id'], of('requests')[0]?.['textVersion']], [made.id, '2026-01']);
    assert.ok(of('request-steps').length >= 3);
    assert.equal(of('surplus')[0]?.['choice'], 'keep');
    assert.equal(of('reputation')[0]?.['subject'], 'leaver.example');
    await purged(world, customer, await closeAccount(world, customer));
    for (const table of [
      'ip_addresses',
      'ip_pools',
      'routing_rules',
      'ip_requests',
      'ip_request_steps',
      'sender_classes',
      'ip_surplus',
      'reputations',
      'ip_listing_accounts',
    ]) {
      const [left] = await rowsOf<{ n: number }>(
        world,
        `select count(*)::int as n from ${table} where account_id = $1`,
        [accountId],
      );
      assert.equal(left!.n, 0, table);
    }
    const [rests] = await rowsOf(
      world,
      `select state, pool_id, request_id from ip_addresses where address = '198.51.100.70'`,
    );
    assert.deepEqual(rests, { state: 'cooling', pool_id: null, request_id: null });
  });

  const rowOf = async (id: string) =>
    (
      await rowsOf<{ state: string; stage: number | null }>(
        world,
        'select i.state, w.stage from ip_addresses i left join ip_warmups w on w.ip_id = i.id where i.id = $1',
        [id.slice(3)],
      )
    )[0]!;
  /** As an approval and a warm-up that is over leave it. */
  async function ownedAndActive(accountId: string, ipId: string): Promise<void> {
    await ownIp(world, accountId, ipId);
    await rowsOf(world, 'update ip_warmups set stage = 9, target_daily = 10000 where ip_id = $1', [ipId.slice(3)]);
    await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
      const row = (await world.app.get(IpStockRepository).unscopedFindForUpdate(tx, ipId.slice(3)))!;
      await world.app.get(MoveAddress).in(tx, row, 'active', { actor: BY_ITSELF, because: 'a test' });
    });
  }
});
