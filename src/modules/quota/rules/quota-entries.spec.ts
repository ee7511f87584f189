import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../kernel/time/instant.js';
import { cyclesOf, quotaEntries, type UsedWindow } from './quota-entries.js';

const PARIS = 'Europe/Paris';
const ANCHOR = instantOf('2026-01-15T09:00:00Z');
/** Cycle of 15 January: 30,000 granted, 12,000 used. */
const JANUARY: UsedWindow = {
  start: instantOf('2026-01-14T23:00:00Z'),
  end: instantOf('2026-02-14T23:00:00Z'),
  used: 12_000,
  limit: 30_000,
};

const entriesAt = (now: string, opened: UsedWindow[] = [JANUARY]) =>
  quotaEntries(cyclesOf(ANCHOR, PARIS, 30_000, opened, instantOf(now)), instantOf(now)).map(
    ({ at, kind, quantity }) => `${toIso(at)} ${kind} ${quantity}`,
  );

describe('quota entries', () => {
  it('on 1 February nothing has expired', () => {
    assert.deepEqual(entriesAt('2026-02-01T00:00:00Z'), [
      '2026-02-01T00:00:00.000Z use 12000',
      '2026-01-14T23:00:00.000Z grant 30000',
    ]);
  });

  it('at 15 February 00:00 in Paris 30,000 − 12,000 = 18,000 unused expire and 30,000 are granted', () => {
    assert.deepEqual(entriesAt('2026-02-14T23:00:00Z'), [
      '2026-02-14T23:00:00.000Z grant 30000',
      '2026-02-14T23:00:00.000Z expire 18000',
      '2026-02-14T23:00:00.000Z use 12000',
      '2026-01-14T23:00:00.000Z grant 30000',
    ]);
  });

  it('cycles in which nothing was sent expire whole', () => {
    assert.deepEqual(
      entriesAt('2026-03-20T00:00:00Z', []).filter((entry) => entry.includes('expire')),
      ['2026-03-14T23:00:00.000Z expire 30000', '2026-02-14T23:00:00.000Z expire 30000'],
    );
  });

  it('go back to the first cycle, also when it began at midnight itself or on the 31st', () => {
    const count = (anchor: string, now: string) => cyclesOf(instantOf(anchor), PARIS, 1, [], instantOf(now)).length;
    assert.equal(count('2026-01-14T23:00:00Z', '2026-01-14T23:00:00Z'), 1);
    assert.equal(count('2026-01-31T12:00:00Z', '2026-03-30T21:59:59Z'), 2);
    assert.equal(count('2026-01-31T12:00:00Z', '2026-03-30T22:00:00Z'), 3);
  });
});
