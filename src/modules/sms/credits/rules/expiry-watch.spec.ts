import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOfLocalDate, type LocalDate, localMoment } from '../../../../kernel/time/calendar.js';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { expiryOf, type Validity } from '../../packs/index.js';
import { credits } from '../../rules/credits.js';
import { watchExpiry } from './expiry-watch.js';

const ROME = 'Europe/Rome';
const MONTHS: Validity = { mode: 'months', months: 24, zone: ROME };
const WITH_PLAN: Validity = { ...MONTHS, mode: 'email_term' };
const noon = (day: LocalDate): Instant => addMs(instantOfLocalDate(day, ROME), 12 * HOUR_MS);
const midnight = (day: LocalDate): Instant => instantOfLocalDate(day, ROME);

/** An e-mail plan from 2026 until the end of that year. */
const plan = (state: { renews: boolean; renewableUntil?: LocalDate }, today: LocalDate) => ({
  start: midnight('2026-01-01'),
  end: midnight('2027-01-01'),
  running: noon(today) < midnight('2027-01-01') || state.renews,
  zone: ROME,
  renews: state.renews,
  renewableUntil: state.renewableUntil === undefined ? null : midnight(state.renewableUntil),
});

/** `1000 in 30 until 2028-02-28; lapsed -; next 2028-02-21` */
function said(
  today: LocalDate,
  lots: { bought: LocalDate; remaining?: number; reserved?: number; validity?: Validity }[],
  terms: ReturnType<typeof plan>[] = [],
): string {
  const now = noon(today);
  const rows = lots.map(({ bought, remaining = 1_000_000, reserved = 0, validity = MONTHS }, i) => ({
    id: `lot ${i + 1}`,
    accountId: 'account',
    remaining: credits(remaining),
    reserved: credits(reserved),
    expiry: expiryOf({ validity, purchasedAt: noon(bought) }, terms, now),
  }));
  const { notices, lapsed, nextAt } = watchExpiry(rows, now);
  const told = notices.map(({ credits: amount, days, expiresOn }) => `${amount / 1000n} in ${days} until ${expiresOn}`);
  const gone = lapsed.map(({ id }) => id);
  const next = nextAt === null ? '-' : localMoment(nextAt, ROME).slice(0, 16).replace(' 00:00', '');
  return `${told.join(', ') || '-'}; lapsed ${gone.join(', ') || '-'}; next ${next}`;
}

describe('what the days do to credits', () => {
  const LOT = { bought: '2026-02-28' };
  const YEAR = { bought: '2026-11-01', validity: WITH_PLAN };
  const ends = { renews: false, renewableUntil: '2027-01-11' };
  const CASES: [name: string, expected: string, got: string][] = [
    ['long before: nothing', '-; lapsed -; next 2028-01-29', said('2026-02-28', [LOT])],
    ['30 days before', '1000 in 30 until 2028-02-28; lapsed -; next 2028-02-21', said('2028-01-29', [LOT])],
    ['the same until the next', '1000 in 30 until 2028-02-28; lapsed -; next 2028-02-21', said('2028-02-20', [LOT])],
    ['7 days before', '1000 in 7 until 2028-02-28; lapsed -; next 2028-02-27', said('2028-02-21', [LOT])],
    ['1 day before', '1000 in 1 until 2028-02-28; lapsed -; next 2028-02-29', said('2028-02-27', [LOT])],
    ['on the last day', '1000 in 1 until 2028-02-28; lapsed -; next 2028-02-29', said('2028-02-28', [LOT])],
    ['after it: written off at once', '-; lapsed lot 1; next -', said('2028-02-29', [LOT])],
    ['used up: nothing any more', '-; lapsed -; next -', said('2028-02-20', [{ ...LOT, remaining: 0 }])],
    ['all of it reserved: looked at until it comes back', '-; lapsed -; next 2028-03-02 12:00', said('2028-03-01', [{ ...LOT, remaining: 0, reserved: 5 }])], // prettier-ignore
    ['a part of it reserved: daily too, the account may go before', '-; lapsed -; next 2026-03-02 12:00', said('2026-03-01', [{ ...LOT, reserved: 5 }])], // prettier-ignore
    ['two that end on one day are told as one', '1500 in 7 until 2028-02-28; lapsed -; next 2028-02-27', said('2028-02-21', [LOT, { ...LOT, remaining: 500_000 }])], // prettier-ignore
    ['two that end on other days are two', '1000 in 7 until 2028-02-28, 1000 in 30 until 2028-03-05; lapsed -; next 2028-02-27', said('2028-02-21', [LOT, { bought: '2026-03-05' }])], // prettier-ignore
    ['R-118: with a plan that renews by itself nobody is told', '-; lapsed -; next 2026-12-24', said('2026-12-20', [YEAR], [plan({ renews: true }, '2026-12-20')])], // prettier-ignore
    ['with one that was cancelled they are', '1000 in 30 until 2026-12-31; lapsed -; next 2026-12-24', said('2026-12-20', [YEAR], [plan(ends, '2026-12-20')])], // prettier-ignore
    ['C-16: unusable with the term, written off only when its renewal is too late', '-; lapsed -; next 2027-01-11', said('2027-01-01', [YEAR], [plan(ends, '2027-01-01')])], // prettier-ignore
    ['on the last day of the window not yet', '-; lapsed -; next 2027-01-11', said('2027-01-10', [YEAR], [plan(ends, '2027-01-10')])], // prettier-ignore
    ['then they are', '-; lapsed lot 1; next -', said('2027-01-11', [YEAR], [plan(ends, '2027-01-11')])],
    ['a plan that cannot come back takes them at once', '-; lapsed lot 1; next -', said('2027-01-01', [YEAR], [plan({ renews: false }, '2027-01-01')])], // prettier-ignore
    ['while the renewal is owed they live, and are looked at daily', '-; lapsed -; next 2027-01-06 12:00', said('2027-01-05', [YEAR], [plan({ renews: true }, '2027-01-05')])], // prettier-ignore
  ];
  for (const [name, expected, got] of CASES) it(name, () => assert.equal(got, expected));
});
