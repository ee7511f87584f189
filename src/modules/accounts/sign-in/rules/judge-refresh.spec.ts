import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, instantOf, type Instant } from '../../../../kernel/time/instant.js';
import { judgeRefresh, type RefreshToken, type RefreshVerdict } from './judge-refresh.js';

const issued = instantOf('2026-03-01T10:00:00Z');
const after = (ms: number): Instant => addMs(issued, ms);
const token = (change: Partial<RefreshToken> = {}): RefreshToken => ({
  createdAt: issued,
  usedAt: null,
  successorId: null,
  sessionEndedAt: null,
  sessionExpiresAt: after(180 * DAY_MS),
  ...change,
});

describe('refresh tokens', () => {
  const used = { usedAt: after(1000), successorId: 'next' };
  const table: [string, RefreshToken, Instant, RefreshVerdict['kind']][] = [
    ['first use', token(), after(60_000), 'rotate'],
    ['first use on day 30', token(), after(30 * DAY_MS), 'rotate'],
    ['first use after day 30', token(), after(30 * DAY_MS + 1), 'ended'],
    ['again after 10 s', token(used), after(11_000), 'replay'],
    ['again after 10.001 s', token(used), after(11_001), 'reuse'],
    ['again after the session ended', token({ ...used, sessionEndedAt: after(2000) }), after(3000), 'ended'],
    ['after the session’s last day', token({ sessionExpiresAt: after(5000) }), after(5000), 'ended'],
  ];
  for (const [name, row, now, kind] of table)
    it(`${name} → ${kind}`, () => assert.equal(judgeRefresh(row, now).kind, kind));
});
