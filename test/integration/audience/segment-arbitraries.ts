import fc from 'fast-check';
import { instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { MAX_VALUE_CHARS } from '../../../src/modules/audience/segments/rules/condition-value.js';
import type { NaiveContact, WireCondition } from './naive-conditions.js';

/** Capitals, accents composed and not, wildcards, quotes, what looks like another type, and other alphabets. */
const TEXTS = [
  ...['Paris', 'paris', 'PARIS', ' Paris', 'Zürich', 'Zu\u0308rich', 'Straße', 'STRASSE', 'İstanbul', 'i', 'I', 'ı'],
  ...['100%', '100', '%', '_', 'a_b', 'axb', 'a\\b', '\\', "O'Neil", "'; drop table contacts; --", '"', '$1', '{x}'],
  ...['null', 'true', '42', 'NaN', '\u{1f600} you', '\u{1f600}', 'ΟΔΟΣ', 'οδος', '日本', '\n', 'a\tb', '..'],
];
const NUMBERS = [0, -1, 1, 1.5, 42, 0.1, 0.30000000000000004, 0.3, 1e21, 1e300, -1e-7, 9007199254740991, 5e-324];
/** Around the days on which clocks change, leap days and turns of the year. */
const DAYS = [
  ...['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26', '2026-11-01', '2026-11-02'],
  ...['2024-02-29', '2025-12-31', '2026-01-01', '2018-11-04', '2011-12-30', '2011-12-31', '1969-12-31', '1000-01-01'],
];
export const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata'];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const storable = text.filter((one) => !one.includes('\u0000') && one.length <= MAX_VALUE_CHARS);
const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const day = fc.constantFrom(...DAYS);

/** Times lie at the edges of days, in one of the zones or another, a thousandth of a second before and after too. */
export const moment: fc.Arbitrary<number> = fc
  .record({
    day: fc.constantFrom(...DAYS.filter((one) => one > '1900')),
    hour: fc.integer({ min: -14, max: 36 }),
    off: fc.constantFrom(-1, 0, 1, 1_800_000),
  })
  .map(({ day: date, hour, off }) => Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000 + off);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 3 });

/** `lists` are ids on the wire. */
export function contactArbitrary(lists: readonly string[]): fc.Arbitrary<Omit<NaiveContact, 'id' | 'email'>> {
  const fields = fc.record(
    {
      city: fc.oneof(storable, fc.constant(''), fc.constant(null)),
      age: number.map((one) => one + 0),
      vip: fc.boolean(),
      born: day,
    },
    { requiredKeys: [] },
  );
  return fc.record({
    phone: maybe(fc.constantFrom('+33612345678', '+4915112345678')),
    language: maybe(fc.constantFrom('fr', 'de', 'pt-BR')),
    fields,
    tags: fc.uniqueArray(fc.constantFrom('vip', 'VIP', 'new', 'a,b', '{x}', '"q"', 'null'), { maxLength: 3 }),
    createdAt: moment,
    lastSentAt: maybe(moment),
    lastOpenedAt: maybe(moment),
    lastClickedAt: maybe(moment),
    mailConsent: fc.constantFrom('none', 'pending', 'granted', 'withdrawn'),
    lists: fc.subarray([...lists]),
  });
}

const noValue = fc.constantFrom('exists', 'missing');
const test = (
  field: fc.Arbitrary<string>,
  op: fc.Arbitrary<string>,
  value?: fc.Arbitrary<unknown>,
): fc.Arbitrary<WireCondition> => (value === undefined ? fc.record({ field, op }) : fc.record({ field, op, value }));
const listOf = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 4 });

function leaf(lists: readonly string[]): fc.Arbitrary<WireCondition> {
  const times = fc.constantFrom('createdAt', 'lastSentAt', 'lastOpenedAt', 'lastClickedAt');
  const dates = fc.constantFrom('born', 'createdAt', 'lastSentAt', 'lastOpenedAt', 'lastClickedAt');
  const compared = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'before', 'after');
  const city = fc.constant('city');
  const tags = fc.constant('tags');
  const tag = fc.constantFrom('vip', 'VIP', 'new', 'a,b', '{x}', '"q"', 'nobody');
  return fc.oneof(
    test(city, fc.constantFrom('eq', 'ne', 'contains', 'startsWith'), storable),
    test(city, fc.constant('in'), listOf(storable)),
    test(
      fc.constant('email'),
      fc.constantFrom('eq', 'ne', 'contains', 'startsWith'),
      fc.constantFrom('Person1', 'person1@mail.example', '%', '@'),
    ),
    test(fc.constant('language'), fc.constantFrom('eq', 'ne'), fc.constantFrom('fr', 'de', 'FR')),
    test(fc.constant('mailConsent'), fc.constantFrom('eq', 'ne'), fc.constantFrom('none', 'withdrawn')),
    test(fc.constant('age'), fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'), number),
    test(fc.constant('age'), fc.constant('in'), listOf(number)),
    test(fc.constant('vip'), fc.constantFrom('eq', 'ne'), fc.boolean()),
    test(dates, compared, day),
    test(
      times,
      compared,
      moment.map((at) => toIso(instantOf(at))),
    ),
    test(
      dates,
      fc.constantFrom('withinDays', 'notWithinDays'),
      fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(3_650)),
    ),
    test(tags, fc.constantFrom('contains', 'eq', 'ne'), tag),
    test(tags, fc.constant('in'), listOf(tag)),
    test(fc.constantFrom('city', 'age', 'vip', 'born', 'tags', 'phone', 'language', 'lastOpenedAt'), noValue),
    fc.record({ inList: fc.constantFrom(...lists) }),
  );
}

export function conditionArbitrary(lists: readonly string[]): fc.Arbitrary<WireCondition> {
  return fc.letrec<{ node: WireCondition }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf(lists),
      fc.record({ not: tie('node') }),
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).node;
}
