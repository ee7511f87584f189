import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { money } from '../../../../kernel/money.js';
import { PAYMENT_KINDS, type PaymentKind } from '../../payments/index.js';
import { judgeWays, type WayQuestion, type WayReason } from './judge-ways.js';
import { WAY_REASONS } from './way-reasons.table.js';

type Term = WayQuestion['plan']['policies']['payment.methods'][number];

const PRICES = [
  { interval: 'month' as const, price: money(2_500) },
  { interval: 'year' as const, price: money(24_000) },
];
const planWith = (terms: Term[], more: Partial<WayQuestion['plan']> = {}): WayQuestion['plan'] => ({
  policies: { 'payment.methods': terms } as unknown as WayQuestion['plan']['policies'],
  monthlyVolume: 100_000,
  prices: PRICES,
  ...more,
});
const ask = (terms: Term[], more: Partial<WayQuestion> = {}) =>
  judgeWays({
    plan: planWith(terms),
    interval: 'month',
    customerType: 'company',
    gatewayKinds: ['card', 'paypal', 'direct_debit'],
    ...more,
  });
const reasonsOf = (kind: PaymentKind, ways: ReturnType<typeof judgeWays>) =>
  ways.find((way) => way.kind === kind)!.reasons;

describe('how something can be paid for', () => {
  it('is said of all seven ways, in the same order, whatever the plan says', () => {
    for (const terms of [[], [{ method: 'paypal' as const }], PAYMENT_KINDS.map((method) => ({ method }))]) {
      assert.deepEqual(
        ask(terms).map(({ kind }) => kind),
        PAYMENT_KINDS,
      );
    }
  });

  it('a way that the plan does not name is not offered; one that it names without more is usable', () => {
    const ways = ask([{ method: 'bank_transfer' }]);
    assert.deepEqual(
      ways.filter(({ usable }) => usable).map(({ kind }) => kind),
      ['bank_transfer'],
    );
    assert.deepEqual(reasonsOf('card', ways), ['not_offered']);
  });

  it('every reason is said, not only the first', () => {
    const term: Term = {
      method: 'admin_mandate',
      intervals: ['year'],
      customerTypes: ['public_body'],
      minMonthlyVolume: 150_000,
    };
    assert.deepEqual(reasonsOf('admin_mandate', ask([term])), [
      'interval_not_allowed',
      'customer_type_not_allowed',
      'volume_too_low',
    ]);
  });

  const volumes: [volume: number | null, reasons: WayReason[]][] = [
    [149_999, ['volume_too_low']],
    [150_000, []],
    [150_001, []],
    [null, ['volume_too_low']],
  ];
  for (const [monthlyVolume, reasons] of volumes) {
    it(`from 150,000 a month on: ${monthlyVolume ?? 'no volume'} ${reasons.length === 0 ? 'is enough' : 'is too little'}`, () => {
      const plan = planWith([{ method: 'admin_mandate', minMonthlyVolume: 150_000 }], { monthlyVolume });
      assert.deepEqual(reasonsOf('admin_mandate', ask([], { plan })), reasons);
    });
  }

  it('a way that is named twice is usable when one of the two allows it, and else says what the one for him lacks', () => {
    const terms: Term[] = [
      { method: 'card', customerTypes: ['company', 'consumer'] },
      { method: 'card', customerTypes: ['public_body'], minMonthlyVolume: 150_000, intervals: ['year'] },
    ];
    assert.deepEqual(reasonsOf('card', ask(terms)), []);
    assert.deepEqual(reasonsOf('card', ask(terms, { customerType: 'public_body' })), [
      'interval_not_allowed',
      'volume_too_low',
    ]);
    const big = planWith(terms, { monthlyVolume: 150_000 });
    assert.deepEqual(reasonsOf('card', ask([], { plan: big, customerType: 'public_body', interval: 'year' })), []);
  });

  it('what the payment service does not take nobody can use, however the plan offers it', () => {
    const ways = ask(
      PAYMENT_KINDS.map((method) => ({ method })),
      { gatewayKinds: ['card'] },
    );
    assert.deepEqual(
      ways.filter(({ usable }) => !usable).map(({ kind, reasons }) => `${kind} ${reasons.join()}`),
      ['direct_debit gateway_does_not_take_it', 'paypal gateway_does_not_take_it'],
    );
  });

  it('what is not sold for an interval cannot be paid for with it in any way', () => {
    const plan = planWith([{ method: 'card' }], { prices: PRICES.slice(0, 1) });
    assert.ok(ask([], { plan, interval: 'year' }).every(({ reasons }) => reasons.includes('interval_not_sold')));
  });

  it('what is bought once beside a plan is for no interval: only the customer, the volume and the service count', () => {
    const plan = planWith([{ method: 'direct_debit', intervals: ['month'], minMonthlyVolume: 150_000 }], {
      prices: [],
    });
    assert.deepEqual(reasonsOf('direct_debit', ask([], { plan, interval: null })), ['volume_too_low']);
    assert.deepEqual(
      reasonsOf('direct_debit', ask([], { plan: { ...plan, monthlyVolume: 150_000 }, interval: null })),
      [],
    );
    assert.deepEqual(reasonsOf('card', ask([], { plan, interval: null })), ['not_offered']);
  });

  it('every reason has a sentence in every language', () => {
    for (const [reason, texts] of Object.entries(WAY_REASONS)) {
      for (const language of LANGUAGES) assert.ok(texts[language].endsWith('.'), `${reason} ${language}`);
    }
  });

  it('usable and reasons never disagree, and taking a limit away never takes a way away', () => {
    const term = fc.record(
      {
        method: fc.constantFrom(...PAYMENT_KINDS),
        intervals: fc.subarray(['month' as const, 'year' as const]),
        customerTypes: fc.subarray(['company' as const, 'consumer' as const, 'public_body' as const]),
        minMonthlyVolume: fc.integer({ min: 0, max: 900_000 }),
      },
      { requiredKeys: ['method'] },
    );
    const question = fc.record({
      interval: fc.constantFrom('month' as const, 'year' as const),
      customerType: fc.constantFrom('company' as const, 'consumer' as const, 'public_body' as const),
    });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 10 }), question, (terms, more) => {
        const ways = ask(terms, more);
        for (const { usable, reasons } of ways) assert.equal(usable, reasons.length === 0);
        const free = ask(
          terms.map(({ method }) => ({ method })),
          more,
        );
        ways.forEach(({ usable }, i) => assert.ok(!usable || free[i]!.usable));
      }),
    );
  });
});
