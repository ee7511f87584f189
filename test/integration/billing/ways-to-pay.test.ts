import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultsOfOffersText } from '../../../src/modules/billing/catalogue/adapters/offers-file.js';
import type { CustomerType } from '../../../src/modules/billing/customers/index.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { operatorOf } from './payments-in-world.js';

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
