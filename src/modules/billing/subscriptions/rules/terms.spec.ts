import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '../../../../kernel/time/calendar.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';
import { firstTerm, termAfter } from './terms.js';

const PARIS = 'Europe/Paris';

/** The days on which terms begin, the first one included. */
function days(anchor: string, intervals: Interval[]): string {
  const at = instantOf(anchor);
  let term = firstTerm(at, intervals[0]!, PARIS);
  const found = [localDate(term.start, PARIS)];
  for (const interval of intervals.slice(1)) {
    term = termAfter(at, term.end, interval, PARIS);
    found.push(localDate(term.start, PARIS));
  }
  return [...found, localDate(term.end, PARIS)].join(' … ');
}

describe('terms', () => {
  const table: [string, string, Interval[], string][] = [
    [
      'R-049: by the month from 31 January',
      '2026-01-31T10:00:00Z',
      ['month', 'month', 'month'],
      '2026-01-31 … 2026-02-28 … 2026-03-31 … 2026-04-30',
    ],
    [
      'by the month from 29 January of a leap year',
      '2028-01-29T10:00:00Z',
      ['month', 'month'],
      '2028-01-29 … 2028-02-29 … 2028-03-29',
    ],
    ['R-050: by the year', '2026-03-01T10:00:00Z', ['year', 'year'], '2026-03-01 … 2027-03-01 … 2028-03-01'],
    [
      'by the year from 29 February',
      '2024-02-29T10:00:00Z',
      ['year', 'year', 'year', 'year'],
      '2024-02-29 … 2025-02-28 … 2026-02-28 … 2027-02-28 … 2028-02-29',
    ],
    [
      'from month to year and back',
      '2026-01-31T10:00:00Z',
      ['month', 'year', 'month'],
      '2026-01-31 … 2026-02-28 … 2027-02-28 … 2027-03-31',
    ],
    ['late in the evening of the day before in UTC', '2026-03-30T22:30:00Z', ['month'], '2026-03-31 … 2026-04-30'],
  ];
  for (const [name, anchor, intervals, expected] of table) {
    it(`${name}: ${expected}`, () => assert.equal(days(anchor, intervals), expected));
  }
});
