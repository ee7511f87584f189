import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ImportCounts, progressOf, warningsOf } from './import-progress.js';

const COUNTS: ImportCounts = {
  rows: 1_000,
  rejected: 0,
  suppressed: 0,
  bytes: 100_000,
  placeByte: 25_000,
  busyMs: 5_000,
  reasons: {},
};

describe('how far an import is', () => {
  it('a quarter in 5 s: three quarters take 15 s', () => {
    assert.deepEqual(progressOf(COUNTS, false), { percent: 25, secondsLeft: 15 });
  });

  it('nothing read yet: nobody knows', () => {
    const begun = { ...COUNTS, rows: 0, placeByte: 0, busyMs: 0 };
    assert.deepEqual(progressOf(begun, false), { percent: 0, secondsLeft: null });
  });

  it('done is all of it, whatever was blank at the end', () => {
    assert.deepEqual(progressOf({ ...COUNTS, placeByte: 99_990 }, true), { percent: 100, secondsLeft: 0 });
  });

  it('goes on and never back, and is never more than all', () => {
    const places = fc
      .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(places, (all) => {
        const percents = all.map((placeByte) => progressOf({ ...COUNTS, placeByte }, false).percent);
        assert.deepEqual(
          percents,
          [...percents].sort((a, b) => a - b),
        );
        assert.ok(percents.every((one) => one >= 0 && one <= 100));
      }),
    );
  });
});

describe('what deserves a look before somebody writes to them', () => {
  const codes = (more: Partial<ImportCounts>): string[] => warningsOf({ ...COUNTS, ...more }).map(({ code }) => code);

  it('above a tenth refused, above a twentieth suppressed or unsubscribed; exactly that is none', () => {
    assert.deepEqual(codes({ rejected: 100, suppressed: 50, reasons: { unsubscribed: 50 } }), []);
    assert.deepEqual(codes({ rejected: 101, suppressed: 51, reasons: { unsubscribed: 51 } }), [
      'many_rejected',
      'many_suppressed',
      'many_unsubscribed',
    ]);
  });

  it('of 49 rows nothing follows, of 50 it does', () => {
    assert.deepEqual(codes({ rows: 49, rejected: 49 }), []);
    assert.deepEqual(warningsOf({ ...COUNTS, rows: 50, rejected: 25 }), [{ code: 'many_rejected', share: 0.5 }]);
  });
});
