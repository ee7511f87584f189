import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { judgeOwnership, nextCheck } from './next-check.js';

const NOW = instantOf('2026-05-04T08:00:00Z');
const ago = (ms: number) => addMs(NOW, -ms);

describe('when a domain is looked at again', () => {
  const fresh = { verified: false, createdAt: NOW, failingSince: null, unsettled: false };
  for (const [name, facts, afterMs] of [
    ['added just now', fresh, 5 * MINUTE_MS],
    ['added two hours ago', { ...fresh, createdAt: ago(2 * HOUR_MS) }, HOUR_MS],
    ['added two days ago', { ...fresh, createdAt: ago(2 * DAY_MS) }, DAY_MS],
    ['added 15 days ago', { ...fresh, createdAt: ago(15 * DAY_MS) }, null],
    ['verified', { ...fresh, verified: true, createdAt: ago(100 * DAY_MS) }, DAY_MS],
    ['verified, with a key that waits for its record', { ...fresh, verified: true, unsettled: true }, HOUR_MS],
    ['verified, without its record', { ...fresh, verified: true, failingSince: ago(DAY_MS) }, HOUR_MS],
  ] as const) {
    it(name, () => assert.equal(nextCheck(facts, NOW), afterMs === null ? null : addMs(NOW, afterMs)));
  }
});

describe('a verified domain', () => {
  for (const [name, found, since, verdict] of [
    ['whose record stands is kept', 'ok', null, 'kept'],
    ['whose record came back is kept', 'ok', 71 * HOUR_MS, 'kept'],
    ['whose record is gone begins to fail', 'gone', null, 'failing'],
    ['without record has 72 hours', 'gone', 72 * HOUR_MS - 1, 'failing'],
    ['without record after 72 hours is lost', 'gone', 72 * HOUR_MS, 'lost'],
    ['nobody could be asked about is kept', 'unknown', null, 'kept'],
    ['is not lost by silence, however long', 'unknown', 1000 * HOUR_MS, 'failing'],
  ] as const) {
    it(name, () => assert.equal(judgeOwnership(found, since === null ? null : ago(since), NOW), verdict));
  }
});
