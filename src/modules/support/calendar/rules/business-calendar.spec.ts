import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Instant, instantOf, MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import { businessCalendar } from './business-calendar.js';
import { ALWAYS_OPEN, officeHours } from './support-hours.js';

const office = officeHours(null);
const french = officeHours('FR');
const at = (text: string): Instant => instantOf(text);

describe('support hours by the clock on the wall in Paris (C-08)', () => {
  for (const [what, moment, isOpen, next] of [
    ['R-129: Monday in summer, 08:59', '2026-07-06T06:59:00Z', false, '2026-07-06T07:00:00.000Z'],
    ['R-129: Monday in summer, 09:00', '2026-07-06T07:00:00Z', true, '2026-07-06T07:00:00.000Z'],
    ['R-129: Monday in summer, 17:59', '2026-07-06T15:59:59Z', true, '2026-07-06T15:59:59.000Z'],
    ['R-129: Monday in summer, 18:00', '2026-07-06T16:00:00Z', false, '2026-07-07T07:00:00.000Z'],
    ['R-129: Saturday at noon', '2026-07-11T10:00:00Z', false, '2026-07-13T07:00:00.000Z'],
    ['R-130: Friday in winter, 17:59', '2026-01-09T16:59:00Z', true, '2026-01-09T16:59:00.000Z'],
    ['R-130: Friday in winter, 18:00: Monday at nine', '2026-01-09T17:00:00Z', false, '2026-01-12T08:00:00.000Z'],
    [
      'the Friday before summer time: Monday an hour earlier by UTC',
      '2026-03-27T17:30:00Z',
      false,
      '2026-03-30T07:00:00.000Z',
    ],
    [
      'the Friday before winter time: Monday an hour later by UTC',
      '2026-10-23T16:30:00Z',
      false,
      '2026-10-26T08:00:00.000Z',
    ],
    ['the night in which an hour is missing', '2026-03-29T01:30:00Z', false, '2026-03-30T07:00:00.000Z'],
    ['the night in which an hour comes twice', '2026-10-25T01:30:00Z', false, '2026-10-26T08:00:00.000Z'],
  ] as const)
    it(what, () => {
      assert.equal(office.isOpen(at(moment)), isOpen);
      assert.equal(toIso(office.nextOpening(at(moment))!), next);
    });

  it('C-08: never a fixed +01:00: nine o’clock is 07:00Z in July and 08:00Z in January', () => {
    assert.ok(office.isOpen(at('2026-07-01T07:00:00Z')));
    assert.ok(!office.isOpen(at('2026-01-07T07:00:00Z')));
  });
});

describe('holidays (D-08)', () => {
  for (const [what, moment, openOnly] of [
    ['1 May 2026, a Friday', '2026-05-01T10:00:00Z', true],
    ['Easter Monday 2026', '2026-04-06T10:00:00Z', true],
    ['Ascension 2026', '2026-05-14T10:00:00Z', true],
    ['14 July 2026', '2026-07-14T10:00:00Z', true],
    ['Christmas 2026', '2026-12-25T10:00:00Z', true],
    ['an ordinary Thursday', '2026-05-07T10:00:00Z', false],
  ] as const)
    it(`D-08: ${what} is ${openOnly ? 'open unless the installation keeps French holidays' : 'open in any case'}`, () => {
      assert.equal(office.isOpen(at(moment)), true);
      assert.equal(french.isOpen(at(moment)), !openOnly);
    });

  it('D-08: an hour begun on the eve of 1 May ends after the holiday and the weekend', () => {
    // 30 min on Thursday 30 April, none on Friday 1 May, 30 min on Monday 4 May.
    assert.equal(toIso(french.addBusinessMinutes(at('2026-04-30T15:30:00Z'), 60)), '2026-05-04T07:30:00.000Z');
  });
});

describe('open time', () => {
  it('two hours over the weekend in which summer begins', () => {
    // Friday 17:00 to 18:00 is the first hour, Monday 09:00 to 10:00 (07:00Z to 08:00Z) the second.
    assert.equal(toIso(office.addBusinessMinutes(at('2026-03-27T16:00:00Z'), 120)), '2026-03-30T08:00:00.000Z');
    assert.equal(office.businessMsBetween(at('2026-03-27T16:00:00Z'), at('2026-03-30T08:00:00Z')), 120 * MINUTE_MS);
  });

  it('an end on closing time is closing time, not the next morning', () => {
    assert.equal(toIso(office.addBusinessMinutes(at('2026-01-05T08:00:00Z'), 540)), '2026-01-05T17:00:00.000Z');
  });

  it('a day of clocks that are open all day may have 23 or 25 hours', () => {
    assert.equal(
      ALWAYS_OPEN.businessMsBetween(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z')),
      23 * 60 * MINUTE_MS,
    );
    assert.equal(
      ALWAYS_OPEN.businessMsBetween(at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z')),
      25 * 60 * MINUTE_MS,
    );
  });

  it('several blocks a day, and a date with hours of its own', () => {
    const shop = businessCalendar({
      zone: 'Europe/Paris',
      weekly: {
        tuesday: [
          { opens: '09:00', closes: '12:00' },
          { opens: '14:00', closes: '17:00' },
        ],
      },
      exceptionOn: (date) => (date === '2026-01-13' ? [{ opens: '10:00', closes: '11:00' }] : null),
    });
    assert.equal(toIso(shop.addBusinessMinutes(at('2026-01-06T08:00:00Z'), 240)), '2026-01-06T14:00:00.000Z');
    assert.equal(toIso(shop.nextOpening(at('2026-01-06T16:00:00Z'))!), '2026-01-13T09:00:00.000Z');
  });

  it('a house that never opens says so', () => {
    const closed = businessCalendar({ zone: 'Europe/Paris', weekly: {} });
    assert.equal(closed.nextOpening(at('2026-01-06T16:00:00Z')), null);
    assert.equal(closed.businessMsBetween(at('2026-01-06T16:00:00Z'), at('2026-02-06T16:00:00Z')), 0);
  });

  it('adding and measuring agree, wherever the clocks change', () => {
    const moments = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 3_000 }), (from, minutes) => {
        const end = office.addBusinessMinutes(from as Instant, minutes);
        assert.equal(office.businessMsBetween(from as Instant, end), minutes * MINUTE_MS);
      }),
      { numRuns: 200 },
    );
  });

  it('the parts of a span are as long as the span', () => {
    const moment = fc.integer({ min: at('2026-03-01T00:00:00Z'), max: at('2026-04-10T00:00:00Z') });
    fc.assert(
      fc.property(moment, moment, moment, (a, b, c) => {
        const [from, middle, to] = [a, b, c].sort((x, y) => x - y) as [Instant, Instant, Instant];
        const parts = french.businessMsBetween(from, middle) + french.businessMsBetween(middle, to);
        assert.equal(parts, french.businessMsBetween(from, to));
      }),
      { numRuns: 100 },
    );
  });
});
