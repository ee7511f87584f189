import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { money } from '../../../../kernel/money.js';
import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, HOUR_MS, instantOf } from '../../../../kernel/time/instant.js';
import { firstMonth, judgeDue, monthFrom, priceOfMonth } from './add-on-month.js';

const ZONE = 'Europe/Paris';
const at = (text: string) => instantOf(text);
/** `from–end left/total cents` of a month at 30.00. */
function said(anchor: string, from: string, endsAt: string | null): string | null {
  const dates = { anchor: at(anchor), from: at(from), endsAt: endsAt === null ? null : at(endsAt), zone: ZONE };
  const month = monthFrom(dates);
  if (month === null) return null;
  const { left, total } = month.days;
  const days = [month.start, month.end].map((one) => localDate(one, ZONE)).join(' to ');
  return `${days} ${left}/${total} ${priceOfMonth(money(3000), month).minor}`;
}

describe('the month of an add-on that is billed next', () => {
  const cases: [what: string, anchor: string, from: string, endsAt: string | null, answer: string | null][] = [
    [
      'a whole month from its order',
      '2026-03-10T15:00:00Z',
      '2026-03-09T23:00:00Z',
      null,
      '2026-03-10 to 2026-04-10 31/31 3000',
    ],
    ['the next one', '2026-03-10T15:00:00Z', '2026-04-09T22:00:00Z', null, '2026-04-10 to 2026-05-10 30/30 3000'],
    [
      'ordered on the 31st: the 28th of February',
      '2026-01-31T10:00:00Z',
      '2026-01-30T23:00:00Z',
      null,
      '2026-01-31 to 2026-02-28 28/28 3000',
    ],
    [
      'and then the 31st of March again',
      '2026-01-31T10:00:00Z',
      '2026-02-27T23:00:00Z',
      null,
      '2026-02-28 to 2026-03-31 31/31 3000',
    ],
    // 30.00 × 10 ÷ 31 = 9.677… → 9.68
    [
      'the subscription ends on the 20th: ten days of 31',
      '2026-03-10T15:00:00Z',
      '2026-03-09T23:00:00Z',
      '2026-03-19T23:00:00Z',
      '2026-03-10 to 2026-03-20 10/31 968',
    ],
    // 30.00 × 11 ÷ 31 = 10.645… → 10.65
    [
      'in the middle of a day: that day counts',
      '2026-03-10T15:00:00Z',
      '2026-03-09T23:00:00Z',
      '2026-03-20T12:00:00Z',
      '2026-03-10 to 2026-03-20 11/31 1065',
    ],
    // 30.00 × 21 ÷ 31 = 20.322… → 20.32
    [
      'what was cut goes on: the rest of that month',
      '2026-03-10T15:00:00Z',
      '2026-03-19T23:00:00Z',
      null,
      '2026-03-20 to 2026-04-10 21/31 2032',
    ],
    ['nothing is left', '2026-03-10T15:00:00Z', '2026-04-09T22:00:00Z', '2026-04-09T22:00:00Z', null],
    [
      'ends later than the month: the whole of it',
      '2026-03-10T15:00:00Z',
      '2026-03-09T23:00:00Z',
      '2027-03-09T23:00:00Z',
      '2026-03-10 to 2026-04-10 31/31 3000',
    ],
  ];
  for (const [what, anchor, from, endsAt, answer] of cases) {
    it(what, () => assert.equal(said(anchor, from, endsAt), answer));
  }

  it('R-102: months join without a gap or a day twice, and twelve of them cost twelve prices', () => {
    const anyInstant = fc
      .integer({ min: 0, max: 1_500 * 24 })
      .map((hours) => addMs(at('2026-01-01T00:00:00Z'), hours * HOUR_MS));
    fc.assert(
      fc.property(anyInstant, (anchor) => {
        const first = firstMonth(anchor, { endsAt: null }, ZONE)!;
        let from = first.start;
        let paid = 0n;
        for (let n = 0; n < 12; n += 1) {
          const month = monthFrom({ anchor, from, endsAt: null, zone: ZONE })!;
          assert.equal(month.start, from);
          assert.ok(month.end > month.start && month.end <= addMs(month.start, 32 * DAY_MS));
          paid += priceOfMonth(money(3000), month).minor;
          from = month.end;
        }
        assert.equal(paid, 36_000n);
        assert.equal(localDate(from, ZONE).slice(5, 7), localDate(anchor, ZONE).slice(5, 7));
      }),
      { numRuns: 60 },
    );
  });

  it('however a month is cut in two, both parts together cost its price, to a cent', () => {
    const anchor = at('2026-03-10T15:00:00Z');
    const { start } = firstMonth(anchor, { endsAt: null }, ZONE)!;
    for (let day = 1; day < 31; day += 1) {
      const endsAt = instantOfLocalDate(addLocalDays(localDate(start, ZONE), day), ZONE);
      const before = monthFrom({ anchor, from: start, endsAt, zone: ZONE })!;
      const after = monthFrom({ anchor, from: before.end, endsAt: null, zone: ZONE })!;
      const sum = priceOfMonth(money(3000), before).minor + priceOfMonth(money(3000), after).minor;
      assert.ok(sum >= 2_999n && sum <= 3_001n, `${day}: ${sum}`);
    }
  });
});

describe('what a due month comes to', () => {
  const now = at('2026-04-10T00:00:00Z');
  const active = { status: 'active', endsAt: null } as const;
  const cases: [what: string, cancelled: boolean, beside: Parameters<typeof judgeDue>[1], answer: string][] = [
    ['its subscription runs', false, active, 'bill'],
    ['is behind with its own payment, and served', false, { status: 'past_due', endsAt: null }, 'bill'],
    ['ends later', false, { status: 'active', endsAt: addMs(now, 1) }, 'bill'],
    ['ends now', false, { status: 'active', endsAt: now }, 'end'],
    ['has ended', false, { status: 'ended', endsAt: now }, 'end'],
    ['has expired and may be renewed', false, { status: 'expired', endsAt: now }, 'wait'],
    ['is deleted', false, { status: 'deleted', endsAt: now }, 'end'],
    ['is gone', false, null, 'end'],
    ['it was cancelled', true, active, 'end'],
  ];
  for (const [what, cancelled, beside, answer] of cases) {
    it(what, () => assert.equal(judgeDue({ cancelled }, beside, now), answer));
  }
});
