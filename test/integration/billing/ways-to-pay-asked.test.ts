import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CustomerType } from '../../../src/modules/billing/customers/index.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card, invoicesOf } from './payments-in-world.js';

interface Refusal {
  code: string;
  kind: string;
  reasons: string[];
  usableKinds: string[];
}
type Interval = 'month' | 'year';

let world: World;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
});
after(() => world.close());

describe('buying', () => {
  const add = async (token: string, body: object) => {
    const answer = await world.http.post<{ id: string }>('/v1/payment-methods', { token, body });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };
  const buyer = async (customerType: CustomerType) => {
    const account = await signUp(world);
    await storeBillingDetails(world, account.id, { customerType, siren: '732829320' });
    return account;
  };
  const buy = async (account: SignedIn, code: string, interval: Interval, paymentMethod: string) => {
    const body = { planId: await planId(world, code), interval, paymentMethod };
    return world.http.post<Refusal & { id: string; status: string }>('/v1/subscriptions', {
      token: account.token,
      body,
    });
  };

  it('R-057, R-058: a debit and the wallet do not pay for a year on freemium-de: 422, and nothing is ordered', async () => {
    const account = await buyer('company');
    for (const body of [{ kind: 'direct_debit', iban: 'DE89370400440532013000' }, { kind: 'prepaid' }]) {
      const refused = await buy(account, 'freemium-de.essential-30k', 'year', await add(account.token, body));
      assert.deepEqual([refused.status, refused.body.code], [422, 'method_not_available_for_interval']);
      assert.deepEqual(refused.body.reasons, ['interval_not_allowed']);
      assert.deepEqual(refused.body.usableKinds, ['card']);
    }
    const orders = await world.http.get<{ data: { status: string }[] }>('/v1/subscriptions', { token: account.token });
    assert.deepEqual(
      orders.body.data.map(({ status }) => status),
      ['active'],
    );
    const paid = await buy(account, 'freemium-de.essential-30k', 'year', await card(world, account.token));
    assert.equal(paid.status, 201, paid.text);
  });

  it('R-057: a debit pays for a month on freemium-de', async () => {
    const account = await buyer('company');
    const debit = await add(account.token, { kind: 'direct_debit', iban: 'DE89370400440532013000' });
    const ordered = await buy(account, 'freemium-de.essential-30k', 'month', debit);
    assert.deepEqual([ordered.status, ordered.body.status], [202, 'pending_payment'], ordered.text);
  });

  it('R-064, R-065: 149,999 and less by mandate, or by a bare card: 422 method_not_available with the reasons', async () => {
    const account = await buyer('public_body');
    const [mandate, bare] = [await add(account.token, { kind: 'admin_mandate' }), await card(world, account.token)];
    for (const method of [mandate, bare]) {
      const refused = await buy(account, 'freemium-fr.essential-100k', 'month', method);
      assert.deepEqual([refused.status, refused.body.code], [422, 'method_not_available']);
      assert.deepEqual(refused.body.reasons, ['volume_too_low']);
      assert.deepEqual(refused.body.usableKinds, ['paypal', 'bank_transfer', 'prepaid', 'purchase_order']);
    }
    const begun = await buy(account, 'freemium-fr.essential-150k', 'month', mandate);
    assert.deepEqual([begun.status, begun.body.status], [201, 'active'], begun.text);
  });

  it('a monthly subscription that is debited does not become a yearly one', async () => {
    const account = await buyer('company');
    const method = await add(account.token, { kind: 'direct_debit', iban: 'DE89370400440532013000' });
    const { body } = await buy(account, 'freemium-de.essential-30k', 'month', method);
    await world.advance('P7D');
    const planOf = async (code: string) => ({ planId: await planId(world, code) });
    const change = { ...(await planOf('freemium-de.essential-50k')), interval: 'year' };
    const path = `/v1/subscriptions/${body.id}/change`;
    const refused = await world.http.post<Refusal>(path, { token: account.token, body: change });
    assert.deepEqual([refused.status, refused.body.code], [422, 'method_not_available_for_interval']);
    const monthly = await world.http.post(path, {
      token: account.token,
      body: await planOf('freemium-de.essential-50k'),
    });
    assert.equal(monthly.status, 202, monthly.text);
  });

  const refusalOf = ({ status, body }: { status: number; body: Refusal }) => [
    status,
    body.code,
    ...(body.reasons ?? []),
  ];
  const packOf = async (token: string) =>
    (await world.http.get<{ data: { id: string }[] }>('/v1/sms/packs', { token })).body.data[0]!.id;

  it('C-02: what is added to a plan is paid for as the plan is, alone and in a basket', async () => {
    const account = await buyer('company');
    const bare = await card(world, account.token);
    const suite = await buy(account, 'suite.web', 'month', bare);
    assert.equal(suite.status, 201, suite.text);
    const seat = (paymentMethod: string) =>
      world.http.post<Refusal>(`/v1/subscriptions/${suite.body.id}/add-ons`, {
        token: account.token,
        body: { kind: 'seat', quantity: 1, paymentMethod },
      });
    const basket = (paymentMethod: string, items: object[]) =>
      world.http.post<Refusal>('/v1/purchases', { token: account.token, body: { items, paymentMethod } });
    const items = [{ kind: 'seat', quantity: 1 }];
    for (const kind of ['prepaid', 'purchase_order']) {
      const method = await add(account.token, { kind });
      assert.deepEqual(refusalOf(await seat(method)), [422, 'method_not_available', 'not_offered'], kind);
      assert.deepEqual(refusalOf(await basket(method, items)), [422, 'method_not_available', 'not_offered'], kind);
    }
    const debit = await add(account.token, { kind: 'direct_debit', iban: 'DE89370400440532013000' });
    assert.deepEqual(refusalOf(await seat(debit)), [422, 'method_not_available', 'not_offered']);
    const mixed = [...items, { kind: 'sms_pack', packId: await packOf(account.token), quantity: 1 }];
    assert.deepEqual(refusalOf(await basket(debit, mixed)), [422, 'method_not_available', 'not_offered']);
    assert.equal((await seat(bare)).status, 201);
    const both = await basket(bare, mixed);
    assert.equal(both.status, 201, both.text);
  });

  it('C-02: SMS credits are paid for as one of the account’s plans can be, whatever its interval', async () => {
    const credits = async (account: SignedIn, paymentMethod: string) =>
      world.http.post<Refusal>('/v1/sms/purchases', {
        token: account.token,
        body: { packId: await packOf(account.token), quantity: 1, paymentMethod },
      });
    const french = await signUp(world, 'freemium-fr');
    await storeBillingDetails(world, french.id, { customerType: 'company', siren: '732829320' });
    const debit = { kind: 'direct_debit', iban: 'DE89370400440532013000' };
    const refused = await credits(french, await add(french.token, debit));
    assert.deepEqual(refusalOf(refused), [422, 'method_not_available', 'not_offered']);
    assert.deepEqual(refused.body.usableKinds, ['card', 'paypal', 'bank_transfer', 'prepaid']);
    const empty = await credits(french, await add(french.token, { kind: 'prepaid' }));
    assert.deepEqual([empty.status, empty.body.code], [402, 'insufficient_wallet_balance']);
    // By debit a year of freemium-de cannot be paid for; credits are for no year.
    const german = await signUp(world, 'freemium-de');
    await storeBillingDetails(world, german.id, { customerType: 'company', siren: '732829320' });
    const debited = await credits(german, await add(german.token, debit));
    assert.equal(debited.status, 202, debited.text);
  });

  it('C-02: a renewal whose means of payment is not allowed any more charges nothing: the term is billed, and told', async () => {
    const account = await buyer('company');
    const bare = await card(world, account.token);
    const bought = await buy(account, 'freemium-fr.essential-100k', 'month', bare);
    assert.equal(bought.status, 201, bought.text);
    // A public body pays for less than 150,000 a month in any way but a bare card.
    await storeBillingDetails(world, account.id, { customerType: 'public_body', siren: '732829320' });
    const charged = async () =>
      Number(
        (
          await rows<{ n: string }>(
            world,
            `select count(*) as n from payments where account_id = '${account.id}' and kind = 'card'`,
          )
        )[0]!.n,
      );
    const read = async () =>
      (await world.http.get<{ status: string }>(`/v1/subscriptions/${bought.body.id}`, { token: account.token })).body;
    await world.advance('P32D');
    const [owed] = await invoicesOf(world, account.token);
    assert.deepEqual([(await read()).status, owed!.status, await charged()], ['past_due', 'open', 1]);
    // What tells the owner by mail.
    const steps = `select count(*) as n from subscription_steps where account_id = '${account.id}' and reason = 'renewal_refused'`;
    assert.equal(Number((await rows<{ n: string }>(world, steps))[0]!.n), 1);
    // The attempts that follow charge nothing either; after the last one nothing is owed, and the free plan follows.
    await world.advance('P20D');
    assert.deepEqual([await charged(), (await read()).status], [1, 'ended']);
    assert.equal((await invoicesOf(world, account.token)).find(({ id }) => id === owed!.id)!.status, 'credited');
  });
});
