import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { money } from '../../../../kernel/money.js';
import { readCountry } from '../../customers/rules/countries.table.js';
import { readSiren, sirenOfVatNumber } from '../../customers/rules/siren.js';
import { readVatNumber } from '../../customers/rules/vat-number.js';
import { circumstancesOf } from './circumstances.js';
import { decideVat, type VatDecision } from './decide-vat.js';
import { GOLDEN_CASES, type GoldenCase } from '../../../../../test/support/golden-vat-cases.js';
import { COUNTRIES } from './territories.table.js';
import { vatOn } from './vat-amounts.js';
import type { VatQuestion } from './vat-question.js';
import { VAT_RATES } from './vat-rates.table.js';
import { VAT_ROWS } from './vat-rows.js';

const TYPES = { B: 'company', C: 'consumer', P: 'public_body' } as const;
const MENTION_WORDS = {
  M1: /Autoliquidation/,
  M2: /259-1/,
  M3: /259 D/,
  M4: /294, 1/,
  M5: /OSS/,
  M6: /293 B/,
  M7: /151/,
} as const;
const CENTS = 100;

function questionOf(given: GoldenCase): VatQuestion {
  const [country = '', postalCode = null] = given.customer.split(':');
  const number = given.id ? readVatNumber(given.id, country) : null;
  return {
    seller: {
      vatRegime: given.franchise ? 'franchise' : 'normal',
      ossOptIn: given.oss ?? false,
      viesDownPolicy: 'charge_then_credit',
      vatProofMaxAgeDays: 90,
      alandAs: 'outside',
    },
    customer: {
      customerType: TYPES[given.type],
      country: readCountry(country) ?? '',
      postalCode,
      vatNumber: number,
      siren: readSiren(given.siren ?? '') ?? sirenOfVatNumber(number?.text ?? ''),
      taxNumber: given.proof ?? null,
    },
    vatCheck: { result: number || !given.id ? (given.check ?? 'none') : 'malformed', lastValid: null },
    exemption: given.certificate ? { reference: given.certificate } : null,
    evidence: [],
    taxDate: given.date ?? '2026-11-21',
    net: BigInt(Math.round((given.net ?? 100) * CENTS)),
    euTurnover: {
      previousYear: BigInt(Math.round((given.previousYear ?? 0) * CENTS)),
      currentYear: BigInt(Math.round((given.currentYear ?? 0) * CENTS)),
    },
  };
}

const decide = (given: GoldenCase, change: Partial<VatQuestion> = {}): VatDecision =>
  decideVat({ ...questionOf(given), ...change }, VAT_RATES);

describe('VAT decisions', () => {
  for (const given of GOLDEN_CASES) {
    const { number, customer, type, expected } = given;
    it(`case ${number}: ${customer} ${type} ${given.id ?? ''} → ${expected.treatment} ${expected.rate}`, () => {
      const decision = decide(given);
      assert.equal(decision.treatment, expected.treatment);
      assert.equal(decision.vatRate, expected.rate);
      if (expected.category) assert.equal(decision.category, expected.category);
      if (expected.mention) assert.match(decision.legalMention?.fr ?? '', MENTION_WORDS[expected.mention]);
      assert.deepEqual(decision.flags, expected.flags ?? []);
      assert.ok(decision.because.length > 0);
      if (expected.vat !== undefined) {
        assert.equal(vatOn(money(Math.round((given.net ?? 100) * CENTS)), decision.rate).minor, expected.vat);
      }
    });
  }

  it('R-047: a French customer pays 20 %: 25.00 net, VAT 5.00, 30.00 in all', () => {
    const { rate } = decide({ number: 0, customer: 'FR:75001', type: 'C', expected: { treatment: '', rate: '' } });
    assert.equal(vatOn(money(2500), rate).minor, 500n); // 25.00 × 20 % = 5.00
  });

  it('no row of the table is out of reach', () => {
    const reached = new Set<string>();
    const more: Partial<VatQuestion>[] = [
      {},
      { seller: { ...questionOf(GOLDEN_CASES[0]!).seller, viesDownPolicy: 'trust_syntax' } },
      { evidence: [{ kind: 'ip', country: 'FR' }, { kind: 'payment', country: 'FR' }] }, // prettier-ignore
    ];
    for (const given of GOLDEN_CASES)
      for (const change of more) reached.add(rowOf({ ...questionOf(given), ...change }));
    reached.add(rowOf(questionOf({ ...GOLDEN_CASES.find(({ number }) => number === 22)!, id: 'FR40303265045' })));
    assert.deepEqual(
      VAT_ROWS.map(({ name }) => name).filter((name) => !reached.has(name)),
      [],
    );
  });
});

describe('VAT numbers that could not be checked', () => {
  const down = GOLDEN_CASES.find(({ number }) => number === 35)!;

  it('D-21: while VIES is silent VAT is charged, flagged for the credit that follows', () => {
    assert.deepEqual([decide(down).treatment, decide(down).flags], ['EU_ORIGIN', ['VIES_PENDING']]);
  });

  it('a seller may trust the number meanwhile; the flag stays', () => {
    const seller = { ...questionOf(down).seller, viesDownPolicy: 'trust_syntax' as const };
    assert.deepEqual([decide(down, { seller }).treatment, decide(down, { seller }).flags], ['EU_RC', ['VIES_PENDING']]);
  });

  it('an older proof carries for 90 days and not for 91', () => {
    const proofOf = (checkedOn: string): VatDecision =>
      decide(down, {
        taxDate: '2026-11-21',
        vatCheck: { result: 'unavailable', lastValid: { checkedOn, consultationNumber: 'WAPIAAAA1' } },
      });
    assert.equal(proofOf('2026-08-23').treatment, 'EU_RC'); // 23 August + 90 days = 21 November
    assert.equal(proofOf('2026-08-22').treatment, 'EU_ORIGIN');
  });

  it('a yes without consultation number is taken, and flagged until there is one', () => {
    const vatCheck = { result: 'valid' as const, lastValid: { checkedOn: '2026-11-20', consultationNumber: null } };
    assert.deepEqual(
      [decide(down, { vatCheck }).treatment, decide(down, { vatCheck }).flags],
      ['EU_RC', ['VIES_PENDING']],
    );
  });
});

describe('contradictions', () => {
  const german = GOLDEN_CASES.find(({ number }) => number === 50)!;
  const seen = (ip: string, payment?: string): VatDecision =>
    decide(german, {
      evidence: [{ kind: 'ip', country: ip }, ...(payment ? [{ kind: 'payment' as const, country: payment }] : [])],
    });

  it('two of address, network and payment decide; three answers are for a person', () => {
    assert.deepEqual([seen('DE', 'IT').place, seen('DE', 'IT').flags], ['DE', []]);
    assert.deepEqual([seen('IT', 'IT').place, seen('IT', 'IT').vatRate], ['IT', '22']);
    assert.deepEqual([seen('IT', 'ES').place, seen('IT', 'ES').flags], ['DE', ['REVIEW_EVIDENCE']]);
    assert.deepEqual([seen('IT').place, seen('IT').flags], ['DE', ['REVIEW_EVIDENCE']]);
  });

  it('evidence may move a consumer to France, but not out of the EU', () => {
    assert.deepEqual([seen('FR', 'FR').treatment, seen('FR', 'FR').vatRate], ['FR_METRO', '20']);
    assert.deepEqual([seen('US', 'US').treatment, seen('US', 'US').flags], ['EU_OSS', ['REVIEW_EVIDENCE']]);
  });

  it('a number of another country never opens the reverse charge; a French one is taxed as French', () => {
    const belgian = { ...german, type: 'B' as const, id: 'BE0428759497', check: 'valid' as const, oss: false };
    assert.deepEqual([decide(belgian).treatment, decide(belgian).flags], ['EU_ORIGIN', ['REVIEW_VATID_COUNTRY']]);
    const french = { ...belgian, id: 'FR40303265045' };
    assert.deepEqual([decide(french).treatment, decide(french).flags], ['FR_METRO', ['REVIEW_VATID_COUNTRY']]);
    const inFrance = { ...belgian, customer: 'FR:75001', siren: '303265045' };
    assert.deepEqual([decide(inFrance).treatment, decide(inFrance).flags], ['FR_METRO', ['REVIEW_VATID_COUNTRY']]);
  });
});

describe('VAT decisions, whatever is asked', () => {
  const questions = fc.record({
    customer: fc.constantFrom(...GOLDEN_CASES.map(({ customer }) => customer), ...Object.keys(COUNTRIES)),
    type: fc.constantFrom('B' as const, 'C' as const, 'P' as const),
    id: fc.constantFrom('', 'DE136695976', 'BE0428759497', 'FR40303265045', 'EL094259216', 'XI123456789'),
    check: fc.constantFrom('none' as const, 'invalid' as const, 'valid' as const, 'unavailable' as const),
    oss: fc.boolean(),
    franchise: fc.boolean(),
    currentYear: fc.nat(20_000),
  });
  const all = (check: (given: GoldenCase, decision: VatDecision) => void): void =>
    fc.assert(
      fc.property(questions, (random) => {
        const given = { ...random, number: 0, expected: { treatment: '', rate: '' } };
        check(given, decide(given));
      }),
      { numRuns: 500 },
    );

  it('no VAT without a mention that says why', () =>
    all((_given, { rate, legalMention }) => assert.ok(rate > 0 || legalMention !== null)));

  it('R-048: reverse charge only with a proved number of the customer’s own, other EU country', () =>
    all((given, { treatment }) => {
      if (treatment !== 'EU_RC') return;
      const { customer } = questionOf(given);
      assert.equal(given.check, 'valid');
      assert.equal(customer.vatNumber?.country, customer.country);
      assert.notEqual(customer.country, 'FR');
    }));

  it('C-12: a French or Monegasque address is never without VAT, whatever number it gives', () =>
    all((given, { rate }) => {
      const address = given.customer.split(':')[0];
      const far = /^(FR:97[3-8]|FR:97133|FR:97150|FR:98[4-8])/.test(given.customer);
      if (!given.franchise && !far && (address === 'FR' || address === 'MC')) assert.ok(rate > 0);
    }));

  it('a postcode changes nothing outside the places that are listed for it', () => {
    const countries = fc.constantFrom(
      ...'AT BE BG CY CZ DK EE HR HU IE LT LU LV MT NL PL RO SE SI SK US CH'.split(' '),
    );
    fc.assert(
      fc.property(countries, fc.stringMatching(/^[0-9A-Z]{4,6}$/), (country, postcode) => {
        const given = { number: 0, customer: country, type: 'C' as const, expected: { treatment: '', rate: '' } };
        assert.deepEqual(decide({ ...given, customer: `${country}:${postcode}` }), decide(given));
      }),
    );
  });
});

function rowOf(question: VatQuestion): string {
  return VAT_ROWS.find(({ applies }) => applies(circumstancesOf(question)))?.name ?? 'none';
}
