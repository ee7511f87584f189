import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOfLocalDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import { type EmailTerm, endedWithItsAccount, expiryOf, type Validity } from './credit-expiry.js';

const ROME = 'Europe/Rome';
const HOUR = 3_600_000;
const noon = (day: LocalDate): Instant => addMs(instantOfLocalDate(day, ROME), 12 * HOUR);
const midnight = (day: LocalDate): Instant => instantOfLocalDate(day, ROME);
const SUITE: Validity = { mode: 'email_term', months: 24, zone: ROME };

/** From the first day on, until the last day is over. */
function term(first: LocalDate, dayAfterLast: LocalDate, running = true, zone = ROME): EmailTerm {
  const end = instantOfLocalDate(dayAfterLast, zone);
  return { start: midnight(first), end, running, zone, renews: running, renewableUntil: null };
}

const said = (bought: LocalDate, terms: EmailTerm[], today = bought, validity = SUITE): string => {
  const { mode, expiresOn, expired } = expiryOf({ validity, purchasedAt: noon(bought) }, terms, noon(today));
  return `${mode} ${expiresOn}${expired ? ' expired' : ''}`;
};

describe('when SMS credits end', () => {
  const cases: [name: string, bought: LocalDate, terms: EmailTerm[], today: LocalDate, expected: string][] = [
    ['R-116: without e-mail 24 calendar months', '2026-02-28', [], '2026-02-28', 'months 2028-02-28'],
    ['R-116: usable all through the last day', '2026-02-28', [], '2028-02-28', 'months 2028-02-28'],
    ['R-116: and not on the day after', '2026-02-28', [], '2028-02-29', 'months 2028-02-28 expired'],
    ['R-116: 29 February becomes the 28th', '2024-02-29', [], '2024-02-29', 'months 2026-02-28'],
    ['31 August keeps its day', '2026-08-31', [], '2026-08-31', 'months 2028-08-31'],
    [
      'R-118: bought beside an e-mail plan until its term ends',
      '2026-11-01',
      [term('2026-01-01', '2027-01-01')],
      '2026-11-01',
      'email_term 2026-12-31',
    ],
    [
      'R-118: its renewal moves the day',
      '2026-11-01',
      [term('2026-01-01', '2028-01-01')],
      '2027-03-01',
      'email_term 2027-12-31',
    ],
    [
      'R-118: with the plan they are over, though 24 months are not',
      '2026-11-01',
      [term('2026-01-01', '2027-01-01', false)],
      '2027-01-01',
      'email_term 2026-12-31 expired',
    ],
    [
      'a late renewal of that plan brings them back',
      '2026-11-01',
      [term('2026-01-01', '2028-01-01')],
      '2027-01-09',
      'email_term 2027-12-31',
    ],
    [
      'another plan after a gap does not',
      '2026-11-01',
      [term('2026-01-01', '2027-01-01', false), term('2027-03-01', '2028-03-01')],
      '2027-03-02',
      'email_term 2026-12-31 expired',
    ],
    [
      'another plan without a gap takes over',
      '2026-11-01',
      [term('2026-01-01', '2027-01-01', false), term('2027-01-01', '2027-02-01')],
      '2027-01-02',
      'email_term 2027-01-31',
    ],
    [
      'C-16: a plan that comes later shortens them',
      '2026-02-28',
      [term('2026-05-10', '2026-06-10')],
      '2026-05-10',
      'email_term 2026-06-09',
    ],
    [
      'C-16: or lengthens them',
      '2026-02-28',
      [term('2028-02-01', '2029-02-01')],
      '2028-02-28',
      'email_term 2029-01-31',
    ],
    [
      'a plan that comes when they are over does not wake them',
      '2026-02-28',
      [term('2028-03-05', '2029-03-05')],
      '2028-03-05',
      'months 2028-02-28 expired',
    ],
    [
      'a plan that was over before they were bought does not count',
      '2026-02-28',
      [term('2025-01-01', '2026-01-01', false)],
      '2026-02-28',
      'months 2028-02-28',
    ],
    [
      'D-13: of two plans the one that ends last',
      '2026-11-01',
      [term('2026-01-01', '2027-01-01'), term('2026-10-15', '2026-11-15')],
      '2026-11-01',
      'email_term 2026-12-31',
    ],
    [
      'a plan that runs on with its renewal owed keeps them usable',
      '2026-11-01',
      [term('2026-10-15', '2026-11-15')],
      '2026-11-20',
      'email_term 2026-11-14',
    ],
  ];
  for (const [name, bought, terms, today, expected] of cases) {
    it(name, () => assert.equal(said(bought, terms, today), expected));
  }

  it('a plan version that sold them without regard to e-mail keeps the months', () => {
    const validity: Validity = { ...SUITE, mode: 'months', months: 6 };
    assert.equal(said('2026-08-31', [term('2026-01-01', '2027-01-01')], '2026-08-31', validity), 'months 2027-02-28');
  });

  it('the last second of the last day counts and the next one does not, in summer and in winter', () => {
    for (const [bought, after] of [
      ['2026-03-28', '2028-03-29'],
      ['2026-03-29', '2028-03-30'],
      ['2026-10-25', '2028-10-26'],
      ['2024-10-29', '2026-10-30'],
    ] as const) {
      const { until } = expiryOf({ validity: SUITE, purchasedAt: noon(bought) }, [], noon(bought));
      assert.equal(until, midnight(after), bought);
      const on = (now: Instant) => expiryOf({ validity: SUITE, purchasedAt: noon(bought) }, [], now).expired;
      assert.deepEqual([on(addMs(until, -1)), on(until)], [false, true]);
    }
  });

  it('the day of a purchase just before midnight is the offer’s, not that of UTC', () => {
    // 23:30 UTC on 27 February is 00:30 on the 28th in Rome.
    const purchasedAt = addMs(midnight('2026-02-28'), HOUR / 2);
    assert.equal(expiryOf({ validity: SUITE, purchasedAt }, [], purchasedAt).expiresOn, '2028-02-28');
  });

  it('the days of a term are those of its own plan', () => {
    const kyiv = term('2026-01-01', '2027-01-01', true, 'Europe/Kyiv');
    assert.equal(said('2026-11-01', [kyiv]), 'email_term 2026-12-31');
  });

  it('those of an account that was purged are over then, unless they were before; nothing brings them back', () => {
    const expiry = expiryOf({ validity: SUITE, purchasedAt: noon('2026-02-28') }, [], noon('2026-03-01'));
    const gone = (on: LocalDate) => {
      const { until, lapsesAt, expired, renews, expiresOn } = endedWithItsAccount(expiry, noon(on));
      return { until, lapsesAt, expired, renews, expiresOn };
    };
    const end = { expired: true, renews: false };
    const [purge, own] = [noon('2026-05-01'), expiry.until];
    assert.deepEqual(gone('2026-05-01'), { ...end, until: purge, lapsesAt: purge, expiresOn: '2026-05-01' });
    assert.deepEqual(gone('2030-01-01'), { ...end, until: own, lapsesAt: own, expiresOn: '2028-02-28' });
  });
});
