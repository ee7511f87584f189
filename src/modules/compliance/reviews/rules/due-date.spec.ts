import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { addBusinessDays } from './due-date.js';

describe('two business days', () => {
  const table = [
    ['Monday 09:30', '2026-03-02T09:30:00.000Z', '2026-03-04T09:30:00.000Z'],
    ['Thursday: Friday, Monday', '2026-03-05T17:00:00.000Z', '2026-03-09T17:00:00.000Z'],
    ['Friday: Monday, Tuesday', '2026-03-06T17:00:00.000Z', '2026-03-10T17:00:00.000Z'],
    ['Saturday counts from Monday 00:00', '2026-03-07T11:00:00.000Z', '2026-03-11T00:00:00.000Z'],
    ['Sunday counts from Monday 00:00', '2026-03-08T23:59:00.000Z', '2026-03-11T00:00:00.000Z'],
    ['over the end of a year', '2026-12-31T08:00:00.000Z', '2027-01-04T08:00:00.000Z'],
  ] as const;
  for (const [name, from, to] of table) {
    it(`${name} → ${to}`, () => assert.equal(toIso(addBusinessDays(instantOf(from), 2)), to));
  }
});
