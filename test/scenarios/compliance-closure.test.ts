import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { PASSWORD } from '../integration/accounts/account-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../integration/billing/next-january.js';
import { card, ledgerTotal } from '../integration/billing/payments-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { planId } from '../integration/billing/account-in-world.js';
import { creditsOf, packOf } from '../integration/sms/credits-in-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import type { Answer } from '../support/http-caller.js';
import { plainTextOf } from '../support/mail-text.js';
import { startWorld, type World } from '../support/world.js';
import { type Probe, ThreeProcesses } from './revocation-steps.js';

const PROMISE_MS = 5_000;
const NOTE = 'Three traps in one week, a bought list, no answer to two questions.';

interface Closure {
  id: string;
  status: string;
  purgeAt: string | null;
  outcome: {
    refund: { amount: string };
    walletForfeited: { amount: string; currency: string }[];
    smsCreditsForfeited: string;
    subscriptionsEnded: number;
    barred: number;
  } | null;
  code?: string;
}

/** An account that sent spam, from the wish to close it to long after nothing is left of it. */
describe('closing an account for spam', () => {
  let world: World;
  let on: ThreeProcesses;
  let Y: number;
  const staff: Record<'ann' | 'bob', string> = { ann: '', bob: '' };
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    Y = nextJanuary(world.now(), 1);
    await world.moveTo(`${Y}-01-01T09:00:00Z`);
    on = await ThreeProcesses.of(world);
    for (const name of ['ann', 'bob'] as const) staff[name] = await complianceOf(`${name}@operator.example`);
  });
  after(async () => {
    on.close();
    await world.close();
  });

  async function complianceOf(email: string): Promise<string> {
    const token = await world.operator();
    const added = await world.http.post('/v1/admin/staff', {
      token,
      body: { email, password: PASSWORD, roles: ['compliance'] },
    });
    assert.equal(added.status, 201, added.text);
    return tokenOf({ email, password: PASSWORD });
  }
  const tokenOf = async (body: object) =>
    (await world.http.post<{ accessToken: string }>('/v1/auth/login', { body })).body.accessToken;
  const close = (
    customer: Customer,
    step: '' | '/confirm' | '/withdraw',
    who: 'ann' | 'bob',
  ): Promise<Answer<Closure>> =>
    world.http.post<Closure>(`/v1/admin/accounts/${customer.accountId}/close-for-spam${step}`, {
      token: staff[who],
      ...(step === '' ? { body: { note: NOTE } } : {}),
    });
  const signUpAs = (email: string) =>
    world.http.post<{ code: string }>('/v1/accounts', { body: { email, organization: 'Again' } });
  const rows = async <T>(sql: string, ...values: unknown[]) =>
    (await world.app.get(HotPool).query(sql, values)).rows as T[];

  /** With a year paid for, 50.00 in the wallet and 1,000 SMS credits. */
  async function richCustomer(): Promise<Customer> {
    const customer = await signUpCustomer(world, { email: 'boss@spam-shop.example', offer: 'freemium-fr' });
    const id = parseWireId('acc', customer.accountId)!;
    await storeBillingDetails(world, id, {
      customerType: 'company',
      country: 'FR',
      siren: '732829320',
      vatNumber: 'FR44732829320',
    });
    const token = customer.accessToken;
    const paymentMethod = await card(world, token);
    const plan = await planId(world, 'freemium-fr.premium-50k');
    const bought = await world.http.post('/v1/subscriptions', {
      token,
      body: { planId: plan, interval: 'year', paymentMethod },
    });
    assert.equal(bought.status, 201, bought.text);
    const deposit = await world.http.post('/v1/wallet/deposits', { token, body: { amount: '50.00' } });
    assert.equal(deposit.status, 201, deposit.text);
    const packId = (await packOf(world, token)).id;
    const packs = await world.http.post('/v1/sms/purchases', { token, body: { packId, quantity: 1, paymentMethod } });
    assert.equal(packs.status, 201, packs.text);
    assert.equal((await creditsOf(world, token)).available, '1000');
    return customer;
  }

  it('R-093: a second person closes it; access ends at once, nothing is paid back, nobody of it comes again', async () => {
    const customer = await richCustomer();
    const invoicesBefore = await rows<{ n: number }>('select count(*)::int as n from credit_notes');
    await world.moveTo(`${Y}-07-01T09:00:00Z`);
    customer.accessToken = await tokenOf({ username: customer.username, password: customer.password });
    const later = await world.http.post<{ id: string }>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: 'reader@other.example' }],
        subject: 'Offer',
        text: 'Buy.',
        sendAt: `${Y}-07-02T09:00:00Z`,
      },
    });
    assert.equal(later.status, 202, later.text);

    const asked = await close(customer, '', 'ann');
    assert.deepEqual([asked.status, asked.body.status], [201, 'pending'], asked.text);
    const again = await close(customer, '', 'bob');
    assert.deepEqual([again.status, again.body.code], [409, 'spam_closure_pending']);
    const alone = await close(customer, '/confirm', 'ann');
    assert.deepEqual([alone.status, alone.body.code], [409, 'second_person_required']);
    assert.equal((await world.http.get('/v1/account', { token: customer.accessToken })).status, 200);

    const key = await on.makeKey(customer);
    const credential = await on.makeCredential(customer);
    const probes: Probe[] = [
      on.reads('the owner', customer.accessToken),
      on.reads('a key', key.secret),
      await on.staysOpen(credential, customer.email),
      on.signsInBySmtp(credential),
    ];
    for (const probe of probes) assert.equal(await probe.ask(), probe.open, `${probe.name}, before`);
    const startedMs = performance.now();
    const confirmed = await close(customer, '/confirm', 'bob');
    assert.equal(confirmed.status, 200, confirmed.text);
    await Promise.all(
      probes.map((probe) =>
        eventually(
          `${probe.name}: ${probe.closed}`,
          async () => (await probe.ask()) === probe.closed,
          startedMs + PROMISE_MS - performance.now(),
          200,
        ),
      ),
    );

    const { status, purgeAt, outcome } = confirmed.body;
    assert.deepEqual([status, purgeAt?.slice(0, 10)], ['confirmed', `${Y}-07-31`]);
    assert.deepEqual(outcome?.refund.amount, '0.00');
    assert.deepEqual(outcome?.walletForfeited, [{ amount: '50.00', currency: 'EUR' }]);
    assert.equal(outcome?.smsCreditsForfeited, '1000');
    assert.equal(outcome?.subscriptionsEnded, 1);

    const id = parseWireId('acc', customer.accountId);
    const statuses = await rows<{ status: string }>(
      'select distinct status from subscriptions where account_id = $1',
      id,
    );
    assert.deepEqual(statuses, [{ status: 'ended' }]);
    assert.deepEqual(await rows('select balance_minor from wallets where account_id = $1', id), [{ balance_minor: 0 }]);
    assert.deepEqual(await rows('select sum(remaining_milli)::int as left from sms_lots where account_id = $1', id), [
      { left: 0 },
    ]);
    assert.deepEqual(await rows('select count(*)::int as n from credit_notes'), invoicesBefore, 'no credit note');
    assert.equal(await ledgerTotal(world), '0.00');
    await eventually('the waiting mail is cancelled', async () => {
      const waiting = await rows<{ n: number }>(
        'select count(*)::int as n from delivery_queue where account_id = $1',
        id,
      );
      return waiting[0]?.n === 0;
    });
    const mail = plainTextOf((await world.inbox.notification(customer.email, 'account-closed-for-spam')).raw);
    for (const said of ['50.00 EUR', '1000', `${Y}-07-31`]) assert.ok(mail.includes(said), mail);

    for (const email of [
      customer.email,
      'other@spam-shop.example',
      'x@mail.spam-shop.example',
      'BOSS+2@Spam-Shop.example',
    ]) {
      const refused = await signUpAs(email);
      assert.deepEqual([email, refused.status, refused.body.code], [email, 403, 'registration_refused']);
    }
    const stranger = await signUpCustomer(world, { email: 'anna@honest.example' });
    const moved = await world.http.post<{ code: string }>('/v1/account/email-change', {
      token: stranger.accessToken,
      body: { email: 'anna@spam-shop.example', password: stranger.password },
    });
    assert.deepEqual([moved.status, moved.body.code], [403, 'registration_refused']);

    await world.moveTo(`${Y}-08-02T09:00:00Z`);
    await eventually('everything is deleted', async () => {
      const [account] = await rows<{ status: string }>('select status from accounts where id = $1', id);
      return account?.status === 'closed';
    });
    assert.equal((await signUpAs('third@spam-shop.example')).body.code, 'registration_refused', 'also after the purge');
    const audit = await rows<{ action: string }>(
      `select action from audit_log where account_id = $1 and action like 'spam_closure%' order by id`,
      id,
    );
    assert.deepEqual(
      audit.map(({ action }) => action),
      ['spam_closure.requested', 'spam_closure.confirmed'],
    );
    const record = await world.http.get<{ data: Closure[] }>(
      `/v1/admin/accounts/${customer.accountId}/close-for-spam`,
      {
        token: staff.ann,
      },
    );
    assert.deepEqual(
      record.body.data.map(({ status: kept }) => kept),
      ['confirmed'],
    );
  });

  it('R-093: of a free mailbox only the address is barred, and a closing that is taken back lets it in again', async () => {
    const customer = await signUpCustomer(world, { email: 'some.spammer@gmail.com' });
    await close(customer, '', 'ann');
    assert.equal((await close(customer, '/confirm', 'bob')).status, 200);
    assert.equal((await signUpAs('somespammer+x@googlemail.com')).body.code, 'registration_refused');
    assert.equal((await signUpAs('somebody.else@gmail.com')).status, 201);
    const reopened = await world.http.post(`/v1/admin/accounts/${customer.accountId}/reopen`, { token: staff.ann });
    assert.equal(reopened.status, 204, reopened.text);
    await eventually('let in again', async () => (await signUpAs('somespammer@gmail.com')).status === 201);
  });

  it('R-093: two people who confirm at once close it once', async () => {
    const customer = await signUpCustomer(world);
    const third = await complianceOf('cat@operator.example');
    await close(customer, '', 'ann');
    const path = `/v1/admin/accounts/${customer.accountId}/close-for-spam/confirm`;
    const answers = await Promise.all([
      world.http.post<Closure>(path, { token: staff.bob }),
      world.http.post<Closure>(path, { token: third }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const id = parseWireId('acc', customer.accountId);
    const closed = await rows<{ n: number }>(
      `select count(*)::int as n from audit_log where account_id = $1 and action = 'spam_closure.confirmed'`,
      id,
    );
    assert.deepEqual(closed, [{ n: 1 }]);
  });

  it('a wish that is withdrawn closes nothing, and can be asked anew', async () => {
    const customer = await signUpCustomer(world);
    await close(customer, '', 'ann');
    assert.deepEqual((await close(customer, '/withdraw', 'ann')).body.status, 'withdrawn');
    assert.equal((await close(customer, '/confirm', 'bob')).body.code, 'no_spam_closure_pending');
    assert.equal((await world.http.get('/v1/account', { token: customer.accessToken })).status, 200);
    assert.equal((await close(customer, '', 'bob')).status, 201);
  });

  it('R-086: a spam report that staff confirm is a violation on the account', async () => {
    const customer = await signUpCustomer(world);
    const path = `/v1/admin/accounts/${customer.accountId}/violations`;
    const body = { kind: 'spam', reference: 'Report 17', note: 'Sent to a list that was bought.' };
    const recorded = await world.http.post<{ id: string }>(path, { token: staff.ann, body });
    assert.equal(recorded.status, 201, recorded.text);
    const list = await world.http.get<{ data: { id: string; kind: string; reference: string }[] }>(path, {
      token: staff.bob,
    });
    assert.deepEqual(
      list.body.data.map(({ id, kind, reference }) => [id, kind, reference]),
      [[recorded.body.id, 'spam', 'Report 17']],
    );
    assert.equal((await world.http.get('/v1/account', { token: customer.accessToken })).status, 200);
    assert.equal((await close(customer, '', 'ann')).status, 201, 'R-093 may be applied');
  });
});
