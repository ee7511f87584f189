import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CountMailEvents } from '../../../src/modules/compliance/authorization/jobs/count-mail-events.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { authorizationOf, log, riskReviewOf, uuidOf } from './compliance-world.js';

interface DomainRecord {
  type: string;
  name: string;
  expected: string;
}

describe('tiers earned by clean sending', () => {
  let world: World;
  let dns: DnsServer;
  let operator: string;
  before(async () => {
    dns = await DnsServer.start();
    world = await startWorld({ ...WITHOUT_SCHEDULER, DNS_SERVERS: dns.address });
    await world.moveTo(`${nextJanuary(world.now(), 15)}-01-15T09:00:00Z`);
    operator = await world.operator();
  });
  after(async () => {
    await world.close();
    await dns.stop();
  });

  /** Adds a domain and publishes what it asks for. */
  async function authenticate(customer: Customer): Promise<string> {
    const name = customer.email.split('@')[1]!;
    const made = await world.http.post<{ id: string }>('/v1/domains', { token: customer.accessToken, body: { name } });
    assert.equal(made.status, 201, made.text);
    const path = `/v1/domains/${made.body.id}`;
    const { data } = (
      await world.http.get<{ data: DomainRecord[] }>(`${path}/records`, { token: customer.accessToken })
    ).body;
    for (const record of data) {
      if (record.type === 'TXT') dns.set(record.name, { txt: [record.expected] });
      if (record.type === 'CNAME') dns.set(record.name, { cname: record.expected });
    }
    const verified = await world.http.post<{ status: string }>(`${path}/verify`, { token: customer.accessToken });
    assert.equal(verified.body.status, 'verified', verified.text);
    return made.body.id;
  }
  const tierOf = async (customer: Customer) => (await authorizationOf(world, customer)).tier;
  const untilTier = (customer: Customer, tier: number) =>
    eventually(
      `tier ${tier}`,
      async () => {
        if ((await tierOf(customer)) === tier) return true;
        // Counting happens every minute, and may have had to wait for what else the server was doing.
        await world.advance('PT1M');
        return false;
      },
      240_000,
    );
  const recordOf = async (customer: Customer) =>
    (
      await rows<{ accepted: number; delivered: number; bounced: number; returned: number; complained: number }>(
        world,
        'select accepted, delivered, bounced, returned, complained from sending_records where account_id = $1',
        [uuidOf(customer)],
      )
    )[0];

  it('the five hundredth clean send earns tier 3 within a minute, and the owner is told', async () => {
    const customer = await signUpCustomer(world);
    await authenticate(customer);
    await log(world, customer, 'delivered', 499);
    await world.advance('PT2M');
    const before = await authorizationOf(world, customer);
    assert.deepEqual(
      [before.tier, before.missing.map(({ field, have, need }) => `${field} ${have}/${need}`)],
      [2, ['cleanSends 499/500']],
    );
    await log(world, customer, 'delivered', 1);
    await world.advance('PT2M');
    await untilTier(customer, 3);
    await world.inbox.notification(customer.email, 'tier-raised');
    const audit = await world.http.get<{ data: { action: string; actor: { type: string }; changes: object }[] }>(
      '/v1/account/audit-log?action=account.tier_changed',
      { token: customer.accessToken },
    );
    assert.equal(audit.body.data[0]?.actor.type, 'system');
  });

  it('a domain that is proven later earns it at once; giving it up takes it away', async () => {
    const customer = await signUpCustomer(world);
    await log(world, customer, 'delivered', 600);
    await world.advance('PT2M');
    assert.equal(await tierOf(customer), 2);
    const domainId = await authenticate(customer);
    await untilTier(customer, 3);
    const removed = await world.http.delete(`/v1/domains/${domainId}`, { token: customer.accessToken });
    assert.ok(removed.status < 300, removed.text);
    await untilTier(customer, 2);
    await world.inbox.notification(customer.email, 'tier-lowered');
  });

  it('thirty clean days earn tier 4, and a block for complaints costs it', async () => {
    const customer = await signUpCustomer(world);
    await authenticate(customer);
    await log(world, customer, 'delivered', 500);
    await world.advance('PT2M');
    await untilTier(customer, 3);
    await world.advance('P15D');
    await log(world, customer, 'delivered', 500);
    await world.advance('PT2M');
    await world.advance('P14DT20H');
    assert.equal(await tierOf(customer), 3);
    await world.advance('P2D');
    await untilTier(customer, 4);

    const path = `/v1/admin/accounts/${customer.accountId}/blocks`;
    const body = { reason: 'complaint_rate', scope: 'sending', measured: 0.004, limit: 0.001, unit: 'ratio' };
    const block = await world.http.post<{ id: string }>(path, { token: operator, body });
    await untilTier(customer, 3);
    await world.http.post(`${path}/${block.body.id}/lift`, { token: operator, body: { reason: 'Cleaned.' } });
    await world.advance('P2D');
    assert.equal(await tierOf(customer), 3, 'the days are counted anew');
  });

  it('bounces, returns and complaints count against it; five in a hundred are still clean', async () => {
    const customer = await signUpCustomer(world);
    await authenticate(customer);
    await log(world, customer, 'delivered', 500);
    await log(world, customer, 'bounced', 27, { class: 'no_such_user' });
    await log(world, customer, 'bounced', 9, { class: 'policy' });
    await world.advance('PT2M');
    assert.equal(await tierOf(customer), 2, '27 × 20 = 540 > 500 + 27');
    await log(world, customer, 'delivered', 13);
    await world.advance('PT2M');
    await world.advance('P1D');
    await untilTier(customer, 3);
    await log(world, customer, 'bounced', 1, { class: 'mailbox_disabled', late: true });
    await log(world, customer, 'complained', 1);
    await world.advance('PT2M');
    assert.deepEqual(await recordOf(customer), {
      accepted: 0,
      delivered: 513,
      bounced: 28,
      returned: 1,
      complained: 1,
    });
  });

  it('what staff fixed stands: five hundred clean sends raise nothing', async () => {
    const customer = await signUpCustomer(world);
    const fixed = await world.http.patch<{ tier: number }>(`/v1/admin/accounts/${customer.accountId}`, {
      token: operator,
      body: { tier: 2 },
    });
    assert.equal(fixed.body.tier, 2);
    await authenticate(customer);
    await log(world, customer, 'delivered', 500);
    await world.advance('PT2M');
    assert.equal(await tierOf(customer), 2);
    await world.http.patch(`/v1/admin/accounts/${customer.accountId}`, { token: operator, body: { tier: null } });
    assert.equal(await tierOf(customer), 3, 'what was earned meanwhile counts when the decision is taken back');
  });

  it('each event is counted once, however many count at the same time; a sandbox message never', async () => {
    const customer = await signUpCustomer(world);
    await log(world, customer, 'accepted', 300);
    await log(world, customer, 'delivered', 200);
    const sandbox = await world.http.post('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: 'r@receiver.example' }],
        subject: 'x',
        text: 'x',
        sandbox: true,
      },
    });
    assert.equal(sandbox.status, 202, sandbox.text);
    const counter = world.app.get(CountMailEvents);
    await Promise.all(Array.from({ length: 8 }, () => counter.run()));
    await counter.run();
    assert.deepEqual(await recordOf(customer), {
      accepted: 300,
      delivered: 200,
      bounced: 0,
      returned: 0,
      complained: 0,
    });
    const [day] = await rows<{ accepted: number; delivered: number }>(
      world,
      'select sum(accepted)::int as accepted, sum(delivered)::int as delivered from sending_days where account_id = $1',
      [uuidOf(customer)],
    );
    assert.deepEqual(day, { accepted: 300, delivered: 200 });
  });

  it('the first day above a thousand is looked at by a person, once, and holds nobody back', async () => {
    const customer = await signUpCustomer(world);
    await log(world, customer, 'accepted', 1_000);
    await world.advance('PT2M');
    assert.equal(await riskReviewOf(world, customer, operator), null);
    await log(world, customer, 'accepted', 1);
    await world.advance('PT2M');
    const review = await riskReviewOf(world, customer, operator);
    assert.deepEqual([review?.status, review?.flags], ['pending', ['first_large_day']]);
    assert.equal(await tierOf(customer), 2);
    await world.http.post(`/v1/admin/reviews/${review!.id}/decide`, { token: operator, body: { decision: 'approve' } });
    await world.advance('P1D');
    await log(world, customer, 'accepted', 5_000);
    await world.advance('PT2M');
    assert.equal((await riskReviewOf(world, customer, operator))?.status, 'approved');
  });
});
