import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { QuotaWindowSpec } from '../../../quota/index.js';
import { countedWindows } from './counted-windows.js';

const window = (kind: QuotaWindowSpec['kind'], limit: number): QuotaWindowSpec => ({
  subscriptionId: 'meter',
  accountId: 'account',
  kind,
  windowStart: instantOf('2026-03-28T00:00:00Z'),
  windowEnd: instantOf('2026-03-29T00:00:00Z'),
  limit,
});
const levels = (kind: QuotaWindowSpec['kind'], limit: number, warnAtPercent: number[]): number[] =>
  countedWindows([window(kind, limit)], { onExceed: 'suspend', warnAtPercent })[0]!.warnAt;

describe('when a window warns', () => {
  it('R-020: of 1,000 at 80 %: not at 800, at 801', () => assert.deepEqual(levels('day', 1_000, [80]), [800]));
  it('of 1,001 at 80 %: 801 × 100 > 80 × 1,001', () => assert.deepEqual(levels('day', 1_001, [80]), [800]));
  it('D-04: at 100 % when the last one is used', () =>
    assert.deepEqual(levels('month', 6_000, [80, 100]), [4_800, 5_999]));
  it('never by default', () => assert.deepEqual(levels('month', 6_000, []), []));
  it('the caps of a tier do not warn', () => assert.deepEqual(levels('tier_day', 200, [80]), []));
});
