import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { easterSunday, isFrenchHoliday } from '../../../../kernel/time/holidays.js';
import { nextMarketingTime } from './marketing-hours.js';
import { mayShow, senderKey, senderKind } from './sender-verdict.js';
import { SHIPPED_COUNTRY_RULES } from './shipped-country-rules.table.js';
import { keywordOf, saysHowToStop } from './stop-words.js';

const ruleOf = (country: string) => SHIPPED_COUNTRY_RULES.find((rule) => rule.country === country)!;
const next = (country: string, at: string): string | null => {
  const found = nextMarketingTime(ruleOf(country).marketingHours!, instantOf(at));
  return found === null ? null : toIso(found);
};

describe('hours of marketing', () => {
  for (const [what, country, at, allowed] of [
    ['by day', 'FR', '2026-12-03T10:00:00Z', '2026-12-03T10:00:00.000Z'],
    ['before eight', 'FR', '2026-12-03T05:00:00Z', '2026-12-03T07:00:00.000Z'],
    ['at eight in the evening', 'FR', '2026-12-03T19:00:00Z', '2026-12-04T07:00:00.000Z'],
    ['on a Sunday', 'FR', '2026-12-06T10:00:00Z', '2026-12-07T07:00:00.000Z'],
    ['at Christmas, a Friday', 'FR', '2026-12-25T10:00:00Z', '2026-12-26T07:00:00.000Z'],
    ['on the night the clocks go forward', 'FR', '2027-03-27T20:00:00Z', '2027-03-30T06:00:00.000Z'],
    ['overseas, by its own clock', 'GP', '2026-12-03T10:00:00Z', '2026-12-03T12:00:00.000Z'],
    ['in all zones of the United States', 'US', '2026-12-03T14:00:00Z', '2026-12-03T18:00:00.000Z'],
    ['in India', 'IN', '2026-12-03T16:00:00Z', '2026-12-04T04:30:00.000Z'],
  ] as const) {
    it(`${what}: ${country} ${at} → ${allowed}`, () => assert.equal(next(country, at), allowed));
  }

  it('an opening is never before it is asked for, and stays one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('FR', 'US', 'IN', 'RE'),
        fc.integer({ min: 1_780_000_000, max: 1_900_000_000 }),
        (country, s) => {
          const at = instantOf(s * 1_000);
          const hours = ruleOf(country).marketingHours!;
          const open = nextMarketingTime(hours, at)!;
          assert.ok(open >= at);
          assert.equal(nextMarketingTime(hours, open), open);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('French holidays move with Easter', () => {
    assert.deepEqual([2026, 2027, 2030, 2038].map(easterSunday), [
      '2026-04-05',
      '2027-03-28',
      '2030-04-21',
      '2038-04-25',
    ]);
    for (const day of ['2027-03-29', '2027-05-06', '2027-05-17', '2027-07-14'])
      assert.equal(isFrenchHoliday(day), true);
    assert.equal(isFrenchHoliday('2027-03-28'), false);
  });
});

describe('senders', () => {
  it('are names, numbers or short codes, or none', () => {
    assert.deepEqual(
      ['ACME', '+33612345678', '36111', 'A very long name', 'Œuvre', '12345678901', ' ACME', ''].map(senderKind),
      ['name', 'number', 'short_code', null, null, null, null, null],
    );
  });

  it('names go as they come where the country lets them; numbers are somebody’s', () => {
    assert.equal(mayShow('ACME', ruleOf('FR'), []), true);
    assert.equal(mayShow('ACME', ruleOf('US'), []), false);
    assert.equal(mayShow('ACME', ruleOf('IT'), []), false);
    const acme = [{ key: senderKey('Acme'), countries: ['IT'] }];
    assert.equal(mayShow('ACME', ruleOf('IT'), acme), true);
    assert.equal(mayShow('ACME', ruleOf('IN'), acme), false);
    assert.equal(mayShow('AC ME', ruleOf('IT'), [{ key: 'ac me', countries: [] }]), false);
    assert.equal(mayShow('+33612345678', ruleOf('FR'), []), false);
    assert.equal(mayShow('+33612345678', ruleOf('FR'), [{ key: '33612345678', countries: [] }]), true);
  });
});

describe('words that end or begin texts', () => {
  for (const [text, keyword] of [
    ['STOP', 'stop'],
    ['  Arrêt!!', 'stop'],
    ['désabonner svp', 'stop'],
    ['Opt out', 'stop'],
    ['Baja', 'stop'],
    ['Please stop', null],
    ['UNSTOP', 'start'],
    ['yes', 'start'],
    ['Yes, at eight', null],
    ['HELP', 'help'],
    ['Thank you', null],
    ['', null],
  ] as const) {
    it(`“${text}” → ${keyword}`, () => assert.equal(keywordOf(text), keyword));
  }

  it('a text that names STOP needs no other words', () => {
    assert.equal(saysHowToStop('Soldes! STOP 36111'), true);
    assert.equal(saysHowToStop('Nonstop shopping'), false);
  });
});
