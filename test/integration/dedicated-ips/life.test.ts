import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { eventually } from '../../support/eventually.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';
import { invoicesOf } from '../billing/payments-in-world.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { accountWith, ask, type IpRequest, rowsOf, staffWith, stock, type StockIp } from './ips-in-world.js';
import type { SignedIn } from '../billing/account-in-world.js';

interface OwnIp {
  id: string;
  address: string;
  state: string;
  checks: { check: string; result: string; reason: string; explanation: string; mend: string | null }[];
  warmup: { stage: number } | null;
}
interface OwnIps {
  entitlement: { included: number; purchased: number; assigned: number };
  data: OwnIp[];
}

const NAME = 'out7.mail.example.test';
const LIST = 'critical.list.test';

describe('the life of an address', () => {
  let world: World;
  let dns: DnsServer;
  let compliance: string;
  before(async () => {
    dns = await DnsServer.start();
    dns.set(`2.0.0.127.${LIST}`, { a: ['127.0.0.2'] });
    world = await startWorld({ DNS_SERVERS: dns.address, DNSBL_ZONES: `${LIST}=critical` });
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
  });
  after(async () => {
    await world.close();
    await dns.stop();
  });

  const own = async ({ token }: SignedIn): Promise<OwnIps> =>
    (await world.http.get<OwnIps>('/v1/dedicated-ips', { token })).body;
  const granted = async (account: SignedIn, more: object = {}): Promise<IpRequest> => {
    const made = await ask(world, account.token, more);
    assert.equal(made.status, 201, made.text);
    const path = `/v1/admin/ip-requests/${made.body.id}/approve`;
    const answer = await world.http.post<IpRequest>(path, { token: compliance, body: {} });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const stateOf = (account: SignedIn, state: string): Promise<OwnIp> =>
    eventually(
      `an address is ${state}`,
      async () => (await own(account)).data.find((ip) => ip.state === state),
      30_000,
    );

  it('its names are looked at: what is wrong is explained with the mend, and when they are right it warms up', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const [ip] = await stock(world, ['198.51.100.7'], { identityCheck: 'required', hostname: NAME });
    assert.equal((await granted(account)).status, 'approved');
    const waiting = await stateOf(account, 'dns_pending');
    const ptr = waiting.checks.find(({ check }) => check === 'ptr')!;
    assert.deepEqual([ptr.result, ptr.reason], ['failed', 'no_ptr']);
    assert.match(ptr.explanation, /No PTR record/);
    assert.match(ptr.mend ?? '', new RegExp(NAME));
    const check = () => world.http.post<StockIp>(`/v1/admin/ips/${ip!.id}/check`, { token: compliance, body: {} });
    dns.set('7.100.51.198.in-addr.arpa', { ptr: NAME });
    const half = (await check()).body;
    assert.deepEqual(
      half.checks.map(({ check: name, reason }) => `${name} ${reason}`),
      ['ptr as_it_should_be', 'forward no_forward', 'helo helo_unresolved', 'banner nobody_answers'],
    );
    assert.equal(half.state, 'dns_pending');
    dns.set(NAME, { a: ['198.51.100.7'] });
    assert.equal((await check()).body.state, 'warming');
    assert.equal((await stateOf(account, 'warming')).warmup?.stage, 1);
  });

  it('listed on a list that matters its mail goes elsewhere; when that is over it comes in again', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    await stock(world, ['198.51.100.8']);
    await granted(account);
    await stateOf(account, 'warming');
    await rowsOf(
      world,
      `update ip_warmups set stage = 6 where ip_id = (select id from ip_addresses where address = '198.51.100.8')`,
    );
    const poll = () => world.http.post('/v1/admin/listings/poll', { token: compliance, body: {} });
    dns.set(`8.100.51.198.${LIST}`, { a: ['127.0.0.3'] });
    await poll();
    assert.equal((await own(account)).data[0]!.state, 'warming', 'one look moves nobody’s mail');
    await world.advance('PT6M');
    assert.equal((await stateOf(account, 'listed')).warmup, null);
    dns.clear(`8.100.51.198.${LIST}`);
    await poll();
    assert.equal((await stateOf(account, 'warming')).warmup?.stage, 4);
  });

  it('R-102, R-103: 1 is included, 2 more are bought at 60.00 net a month, asked for and approved: 3 addresses, and a ticket', async () => {
    const subscriber = await Subscriber.of(world, 'freemium-fr');
    const bought = await subscriber.buy('freemium-fr.premium-150k');
    assert.equal(bought.status, 201, bought.text);
    const { account } = subscriber;
    await stock(world, ['198.51.100.32/30']);
    const short = await ask(world, account.token, { count: 3 });
    assert.deepEqual([short.status, short.body.code, short.body['missing']], [402, 'ip_purchase_required', 2]);
    const sale = await world.http.post('/v1/purchases', {
      token: account.token,
      body: { items: [{ kind: 'dedicated_ip', quantity: 2 }], paymentMethod: subscriber.method },
    });
    assert.equal(sale.status, 201, sale.text);
    const nets = (await invoicesOf(world, account.token)).map(({ net }) => net.amount);
    assert.ok(nets.includes('60.00'), nets.join());
    await granted(account, { count: 3 });
    const { entitlement, data } = await own(account);
    assert.deepEqual(entitlement, { included: 1, purchased: 2, assigned: 3 });
    assert.equal(data.length, 3);
    await eventually('the ticket is there', async () => {
      const tickets = await world.http.get<{ data: { topic: string }[] }>('/v1/support/tickets', {
        token: account.token,
      });
      return tickets.body.data.some(({ topic }) => topic === 'dedicated_ip') ? true : undefined;
    });
  });

  it('without the right to it an address is given back, drained and rests: nobody gets it for 90 days', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    await stock(world, ['198.51.100.9']);
    await granted(account);
    await stateOf(account, 'warming');
    const [subscription] = (
      await world.http.get<{ data: { id: string }[] }>('/v1/subscriptions', { token: account.token })
    ).body.data;
    await rowsOf(world, `update subscriptions set status = 'ended', ended_at = now() where account_id = $1`, [
      account.id,
    ]);
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      world.app.get(Outbox).publish(tx, 'subscription.ended.v1', {
        accountId: account.id,
        aggregateId: subscription!.id.slice(4),
        payload: { subscriptionId: subscription!.id.slice(4), status: 'ended' },
      }),
    );
    await eventually('it is given back', async () => ((await own(account)).data.length === 0 ? true : undefined));
    const [row] = await rowsOf<{ state: string; days: number }>(
      world,
      `select state, extract(day from cooling_until - state_since)::int as days from ip_addresses where state = 'cooling'`,
    );
    assert.deepEqual(row, { state: 'cooling', days: 90 });
  });

  it('a mistake of a list that is over within five minutes moved nobody’s mail', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    await stock(world, ['198.51.100.10']);
    await granted(account);
    await stateOf(account, 'warming');
    const poll = async () => world.http.post('/v1/admin/listings/poll', { token: await world.operator(), body: {} });
    dns.set(`10.100.51.198.${LIST}`, { a: ['127.0.0.3'] });
    await poll();
    dns.clear(`10.100.51.198.${LIST}`);
    await world.advance('PT6M');
    const closed = () =>
      rowsOf<{ n: number }>(
        world,
        `select count(*)::int as n from ip_listings where address = '198.51.100.10' and closed_at is not null and confirmed_at is null`,
      );
    await eventually(
      'the second look closed it',
      async () => ((await closed())[0]!.n === 1 ? true : undefined),
      30_000,
    );
    const moves = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from audit_log where account_id = $1 and action = 'ip_address.moved' and changes -> 'to' ->> 'to' = 'listed'`,
      [account.id],
    );
    assert.equal(moves[0]!.n, 0);
  });
});
