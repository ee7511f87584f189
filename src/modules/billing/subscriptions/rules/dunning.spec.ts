import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import { endOfDay } from './periods.js';
import { afterRefusal, renewalWindowEnd } from './dunning.js';

const ROME = 'Europe/Rome';
const newYear = endOfDay('2026-12-31', ROME);
const free = { 'expiry.mode': 'fall_back_to_free', 'expiry.graceDays': 14 } as const;
const purge = { 'expiry.mode': 'purge', 'expiry.graceDays': 10 } as const;

describe('after a refused renewal', () => {
  const table: [number, string][] = [
    [1, 'retry 2027-01-03T23:00:00.000Z'],
    [2, 'retry 2027-01-07T23:00:00.000Z'],
    [3, 'retry 2027-01-14T23:00:00.000Z'],
    [4, 'fall_back_to_free'],
  ];
  for (const [refusals, expected] of table) {
    it(`freemium, refusal ${refusals}: ${expected}`, () => {
      const next = afterRefusal(free, newYear, refusals, ROME);
      assert.equal(next.kind === 'retry' ? `retry ${toIso(next.at)}` : next.kind, expected);
    });
  }

  it('relay and suite end with the term', () => {
    assert.equal(afterRefusal(purge, newYear, 1, ROME).kind, 'expire');
  });
});

describe('the renewal window', () => {
  const isOpen = (at: Instant): boolean => at < renewalWindowEnd(purge, newYear, ROME);

  it('R-070: expiry 2026-12-31: 10 January 23:59:59 is in time, 11 January 00:00 is not', () => {
    assert.ok(isOpen(instantOf('2027-01-10T23:59:59+01:00')));
    assert.ok(!isOpen(instantOf('2027-01-11T00:00:00+01:00')));
  });

  it('counts days of the calendar, not of 24 hours, when the clocks change meanwhile', () => {
    const end = renewalWindowEnd(purge, endOfDay('2026-03-25', ROME), ROME);
    assert.equal(toIso(end), '2026-04-04T22:00:00.000Z');
  });
});
