import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { credits } from '../../rules/credits.js';
import { type SmsSettings, USUAL_SETTINGS } from './sms-settings.js';
import { countersOf, type Use, withinBounds } from './velocity.js';

const NOW = instantOf('2027-03-31T22:59:59Z');
const NONE: SmsSettings = { ...USUAL_SETTINGS, perNumberHourly: null, perPrefixHourly: null };
const use = (number: string, more: Partial<Use> = {}): Use => ({ number, country: 'FR', creditsMilli: 800, ...more });
const exceeded = (settings: Partial<SmsSettings>, uses: readonly Use[], used: [string, number][] = []): number[] => [
  ...withinBounds(uses, { ...NONE, ...settings }, new Map(used), NOW).exceeded,
];

describe('what an account lets itself send', () => {
  for (const [what, settings, uses, wanted] of [
    ['nothing is bounded that is not said', {}, [use('+33612340001')], []],
    ['texts to one number', { perNumberHourly: 1 }, [use('+33612340001'), use('+33612340001'), use('+33612340002')], [1]],
    ['numbers that differ in four digits', { perPrefixHourly: 2 }, ['1', '2', '3'].map((n) => use(`+3361234000${n}`)), [2]],
    ['a country', { perCountryHourly: 1 }, [use('+33612340001'), use('+393471234567', { country: 'IT' }), use('+33612340002')], [2]],
    ['credits of a day', { dailyCredits: credits(1_600) }, ['1', '2', '3'].map((n) => use(`+3361234000${n}`)), [2]],
    ['credits of a month; a smaller text still has room', { monthlyCredits: credits(1_700) }, [use('+33612340001', { creditsMilli: 1_600 }), use('+33612340002'), use('+33612340003', { creditsMilli: 100 })], [1]],
    ['a list', { listCaps: [{ listId: 'a', monthlyMilli: 800 }] }, [use('+33612340001', { lists: ['a', 'b'] }), use('+33612340002', { lists: ['a'] }), use('+33612340003', { lists: ['b'] }), use('+33612340004')], [1]],
    ['the smallest cap of several lists', { listCaps: [{ listId: 'a', monthlyMilli: 9_000 }, { listId: 'b', monthlyMilli: 700 }] }, [use('+33612340001', { lists: ['a', 'b'] })], [0]],
  ] as const) {
    it(`${what}: ${wanted.length === 0 ? 'all go' : `not number ${wanted.join(', ')}`}`, () =>
      assert.deepEqual(exceeded(settings, uses), wanted));
  } // prettier-ignore

  it('what the window holds already counts', () => {
    assert.deepEqual(exceeded({ perNumberHourly: 5 }, [use('+33612340001')], [['number:+33612340001', 5]]), [0]);
  });

  it('hours, days and months are those of UTC', () => {
    const settings = { ...NONE, perNumberHourly: 1, dailyCredits: credits(1), monthlyCredits: credits(1) };
    const windows = countersOf(settings, use('+33612340001'), NOW).map(({ windowAt }) => windowAt);
    assert.deepEqual(windows, ['2027-03-31T22:00:00Z', '2027-03-31T00:00:00Z', '2027-03-01T00:00:00Z'].map(instantOf));
  });

  it('what is refused is not counted', () => {
    const { added } = withinBounds([use('+33612340001'), use('+33612340001')], { ...NONE, perNumberHourly: 1 }, new Map(), NOW);
    assert.deepEqual([...added.values()].map(({ subject, amount }) => [subject, amount]), [['number:+33612340001', 1]]);
  }); // prettier-ignore
});
