import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultsOfOffersText } from '../../../src/modules/billing/catalogue/adapters/offers-file.js';
import type { CustomerType } from '../../../src/modules/billing/customers/index.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card, invoicesOf, operatorOf } from './payments-in-world.js';

interface Ways {
  data: { kind: string; usable: boolean; reasons: { code: string; message: string }[] }[];
  code?: string;
  errors?: { field: string; code: string }[];
}
interface PlanBody {
  id: string;
  code: string;
  offer: string;
  monthlyVolume: number | null;
  prices: { interval: string }[];
}
interface Refusal {
  code: string;
  kind: string;
  reasons: string[];
  usableKinds: string[];
}
type Interval = 'month' | 'year';

const TYPES = ['company', 'consumer', 'public_body'] as const;

/** What each offer takes, as it was promised: the customer, the interval, the least volume → exactly these. */
const PROMISED: [
  offer: string,
  of: readonly CustomerType[],
  interval: Interval,
  from: number,
  to: number,
  is: string,
][] = [
  ['freemium-de', TYPES, 'month', 0, Infinity, 'card direct_debit prepaid'],
  ['freemium-de', TYPES, 'year', 0, Infinity, 'card'],
  ['freemium-fr', ['company', 'consumer'], 'month', 0, Infinity, 'card paypal bank_transfer prepaid'],
  ['freemium-fr', ['company', 'consumer'], 'year', 0, Infinity, 'card paypal bank_transfer prepaid'],
  ['freemium-fr', ['public_body'], 'month', 0, 149_999, 'paypal bank_transfer prepaid purchase_order'],
  ['freemium-fr', ['public_body'], 'year', 0, 149_999, 'paypal bank_transfer prepaid purchase_order'],
  [
    'freemium-fr',
    ['public_body'],
    'month',
    150_000,
    Infinity,
    'card paypal bank_transfer prepaid admin_mandate purchase_order',
  ],
  [
    'freemium-fr',
    ['public_body'],
    'year',
    150_000,
    Infinity,
    'card paypal bank_transfer prepaid admin_mandate purchase_order',
  ],
  ['relay', TYPES, 'month', 0, Infinity, 'card bank_transfer'],
  ['relay', TYPES, 'year', 0, Infinity, 'card bank_transfer'],
  ['suite', TYPES, 'month', 0, Infinity, 'card paypal bank_transfer'],
  ['suite', TYPES, 'year', 0, Infinity, 'card paypal bank_transfer'],
];

let world: World;
const customers = {} as Record<CustomerType, SignedIn>;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
  for (const type of TYPES) {
    customers[type] = await signUp(world);
    await storeBillingDetails(world, customers[type].id, { customerType: type, siren: '732829320' });
  }
});
after(() => world.close());

const ask = async (of: SignedIn, plan: string, interval: string, language = 'en') =>
  world.http.get<Ways>(`/v1/payment-methods/available?planId=${plan}&interval=${interval}`, {
    token: of.token,
    headers: { 'accept-language': language },
  });
const waysOf = async (type: CustomerType, code: string, interval: Interval) =>
  (await ask(customers[type], await planId(world, code), interval)).body.data;
const usable = (ways: Ways['data']) => ways.filter((way) => way.usable).map(({ kind }) => kind);
const reasonsOf = (ways: Ways['data'], kind: string) =>
  ways.find((way) => way.kind === kind)!.reasons.map(({ code }) => code);

describe('what can be paid for how', () => {
  it('R-056, R-057, R-058, R-061, R-062, R-064, R-065, C-02, C-19: every offer, plan, interval and customer has exactly the ways that were promised', async () => {
    let cells = 0;
    for (const offer of ['freemium-fr', 'freemium-de', 'relay', 'suite']) {
      const { body } = await world.http.get<{ data: PlanBody[] }>(`/v1/plans?offer=${offer}`);
      for (const plan of body.data) {
        for (const { interval } of plan.prices as { interval: Interval }[]) {
          for (const type of TYPES) {
            const volume = plan.monthlyVolume ?? 0;
            const row = PROMISED.filter(
              ([of, types, during, from, to]) =>
                of === offer && types.includes(type) && during === interval && from <= volume && volume <= to,
            );
            assert.equal(row.length, 1, `${plan.code} ${interval} ${type}`);
            const { data } = (await ask(customers[type], plan.id, interval)).body;
            assert.equal(data.length, 7);
            assert.equal(usable(data).join(' '), row[0]![5], `${plan.code} ${interval} ${type}`);
            assert.ok(data.every((way) => way.usable === (way.reasons.length === 0)));
            cells += 1;
          }
        }
      }
    }
    // freemium: 2 offers × 16 plans; relay 4; suite 3: 39 plans × 2 intervals × 3 types
    assert.equal(cells, 39 * 2 * 3);
  });

  it('R-057: a debit is refused for a year because of the year alone', async () => {
    assert.deepEqual(reasonsOf(await waysOf('company', 'freemium-de.essential-30k', 'year'), 'direct_debit'), [
      'interval_not_allowed',
    ]);
  });

  it('R-064: the mandate says to a company and to a small public body what it lacks', async () => {
    const of = async (type: CustomerType, code: string) =>
      reasonsOf(await waysOf(type, code, 'month'), 'admin_mandate');
    assert.deepEqual(await of('public_body', 'freemium-fr.essential-150k'), []);
    assert.deepEqual(await of('public_body', 'freemium-fr.essential-100k'), ['volume_too_low']);
    assert.deepEqual(await of('company', 'freemium-fr.essential-150k'), ['customer_type_not_allowed']);
  });

  it('R-065: a public body with 100,000 a month: purchase order and transfer, PayPal, prepaid; no bare card', async () => {
    const ways = await waysOf('public_body', 'freemium-fr.essential-100k', 'year');
    assert.deepEqual(usable(ways), ['paypal', 'bank_transfer', 'prepaid', 'purchase_order']);
    assert.deepEqual(reasonsOf(ways, 'card'), ['volume_too_low']);
  });

  it('reasons are sentences in the reader’s language', async () => {
    const plan = await planId(world, 'relay.1000');
    const texts = new Set<string>();
    for (const language of ['en', 'fr', 'de', 'es', 'it']) {
      const { body } = await ask(customers.company, plan, 'month', language);
      texts.add(body.data.find(({ kind }) => kind === 'prepaid')!.reasons[0]!.message);
    }
    assert.equal(texts.size, 5);
  });

  it('who has not said who he is, is judged as a company', async () => {
    const visitor = await signUp(world);
    const { body } = await ask(visitor, await planId(world, 'freemium-fr.essential-150k'), 'month');
    assert.deepEqual(usable(body.data), ['card', 'paypal', 'bank_transfer', 'prepaid']);
  });

  it('unknown plans and intervals are refused, naming the field', async () => {
    const { token } = customers.company;
    const plan = await planId(world, 'relay.1000');
    const answers = ['planId=pln_x&interval=month', `planId=${plan}&interval=week`, `planId=${plan}`, 'interval=month'];
    const said: string[] = [];
    for (const query of answers) {
      const { status, body } = await world.http.get<Ways>(`/v1/payment-methods/available?${query}`, { token });
      said.push(`${status} ${body.code} ${body.errors?.[0]?.field}`);
    }
    assert.deepEqual(said, [
      '422 reference_not_found planId',
      '422 invalid_query interval',
      '422 invalid_query interval',
      '422 invalid_query planId',
    ]);
  });
});

describe('R-063: no configuration makes a cheque a way to pay', () => {
  const file = (method: string) =>
    JSON.stringify({
      offers: [
        {
          code: 'own',
          name: 'Own',
          currency: 'EUR',
          policies: { 'payment.methods': [{ method }] },
          plans: [
            {
              code: 'own.1',
              name: 'One',
              tier: 'essential',
              monthlyVolume: 100,
              quota: { monthly: 100, daily: null },
              prices: [{ interval: 'month', amount: '25.00' }],
              features: {},
            },
          ],
        },
      ],
    });

  it('R-063: not OFFERS_FILE', () => {
    assert.deepEqual(faultsOfOffersText(file('card')), []);
    for (const word of ['cheque', 'check', 'Cheque', 'chèque']) {
      assert.match(JSON.stringify(faultsOfOffersText(file(word))), /payment\.methods/);
    }
  });

  it('R-063: not a plan of staff’s own', async () => {
    const body = {
      offer: 'suite',
      code: 'suite.by-cheque',
      name: 'By cheque',
      tier: 'web',
      monthlyVolume: 100,
      quota: { monthly: 100, daily: null },
      prices: [{ interval: 'month', amount: '25.00' }],
      features: {},
      policies: { 'payment.methods': [{ method: 'cheque' }] },
    };
    const answer = await world.http.post('/v1/admin/plans', { token: await operatorOf(world), body });
    assert.equal(answer.status, 422, answer.text);
    assert.match(answer.text, /payment\.methods/);
  });
});

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
