import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '../../../../kernel/time/calendar.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';
import { firstTerm } from '../../subscriptions/index.js';
import { earliestEffect, moveDate, noticesFrom } from './move-date.js';

const PARIS = 'Europe/Paris';

describe('when announced terms begin to hold', () => {
  /** Bought, by month or year; told; the migration's day; the first renewal on the new terms. */
  const CASES: [bought: string, Interval, told: string, from: string, moves: string, why: string][] = [
    ['2030-01-15', 'month', '2030-01-16', '2030-02-15', '2030-02-15', '30 days lie between notice and renewal'],
    ['2030-01-15', 'month', '2030-01-17', '2030-02-16', '2030-03-15', '29 days do not suffice: the renewal after'],
    ['2030-01-15', 'month', '2030-01-16', '2030-02-16', '2030-03-15', 'never before the day of the migration'],
    ['2030-01-15', 'month', '2030-01-16', '2030-06-01', '2030-06-15', 'some terms later'],
    ['2030-01-31', 'month', '2030-01-31', '2030-03-02', '2030-03-31', 'a clamped February does not move the anchor'],
    ['2030-01-31', 'month', '2030-01-29', '2030-02-28', '2030-02-28', 'the clamped day itself'],
    ['2030-03-02', 'month', '2030-03-03', '2030-04-02', '2030-04-02', 'a day of 23 hours lies between'],
    ['2030-03-02', 'year', '2030-03-03', '2030-04-02', '2031-03-02', 'by the year, when the year is over'],
    ['2028-02-29', 'year', '2029-01-29', '2029-02-28', '2029-02-28', 'from 29 February, to the 28th'],
    ['2028-02-29', 'year', '2029-01-30', '2029-03-01', '2030-02-28', 'told a day later, a year later'],
  ];
  for (const [bought, interval, told, from, moves, why] of CASES) {
    it(`D-17: bought ${bought} by the ${interval}, told ${told}, from ${from}: ${moves}, ${why}`, () => {
      const anchorAt = instantOf(`${bought}T09:00:00Z`);
      const termEndAt = firstTerm(anchorAt, interval, PARIS).end;
      const at = moveDate({ anchorAt, interval, termEndAt }, instantOf(`${told}T22:30:00Z`), from, PARIS);
      assert.equal(localDate(at, PARIS), moves);
    });
  }

  it('D-17: a migration takes effect 30 days from today at the earliest, by the days of the offer', () => {
    // 23:30 UTC is the next day in Paris.
    assert.equal(earliestEffect(instantOf('2030-01-31T22:30:00Z'), PARIS), '2030-03-02');
    assert.equal(earliestEffect(instantOf('2030-01-31T23:30:00Z'), PARIS), '2030-03-03');
  });

  it('customers are told 45 days before, or at once when that is past', () => {
    const now = instantOf('2030-01-31T10:00:00Z');
    assert.equal(localDate(noticesFrom('2030-04-11', now, PARIS), PARIS), '2030-02-25');
    assert.equal(noticesFrom('2030-03-02', now, PARIS), now);
  });
});
