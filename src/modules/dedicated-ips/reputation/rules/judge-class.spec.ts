import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, HOUR_MS, instantOf } from '../../../../kernel/time/instant.js';
import { type Figures, NO_FIGURES } from './figures.js';
import { judgeClass, type SenderClass } from './judge-class.js';

const BEGIN = instantOf('2026-05-01T00:00:00Z');
const day = (n: number) => addMs(BEGIN, n * DAY_MS);
const WELL: Figures = { ...NO_FIGURES, accepted: 2_000, delivered: 2_000 };
const LITTLE: Figures = { ...NO_FIGURES, accepted: 300, delivered: 300 };
const WATCHED: Figures = { ...NO_FIGURES, accepted: 2_000, delivered: 1_860, bounced: 140 };
const BADLY: Figures = { ...NO_FIGURES, accepted: 2_000, delivered: 1_700, bounced: 300 };
const NEW: SenderClass = { class: 'new', because: 'signed_up', since: BEGIN, cleanSince: null };
const GOOD: SenderClass = { class: 'good', because: 'received_well', since: BEGIN, cleanSince: null };
const windows = (week: Figures, month = week) => ({ 1: NO_FIGURES, 7: week, 30: month });

describe('which class of senders an account is in', () => {
  it('a stranger is new until 1,000 of his were delivered well', () => {
    assert.equal(judgeClass(null, windows(NO_FIGURES), BEGIN).class, 'new');
    assert.equal(judgeClass(NEW, windows(LITTLE), day(3)), NEW);
    assert.equal(judgeClass(NEW, windows(WATCHED), day(3)), NEW);
    const good = judgeClass(NEW, windows(WELL), day(3));
    assert.deepEqual([good.class, good.because, good.since], ['good', 'received_well', day(3)]);
  });

  it('a good one who falls silent, or is watched, stays good', () => {
    for (const week of [NO_FIGURES, LITTLE, WATCHED]) assert.equal(judgeClass(GOOD, windows(week), day(40)), GOOD);
  });

  it('bad comes at once; out of quarantine after seven days without a bad sign, and each one begins them anew', () => {
    let now = judgeClass(GOOD, windows(BADLY), day(10));
    assert.deepEqual([now.class, now.because], ['quarantine', 'received_badly']);
    assert.equal(judgeClass(now, windows(BADLY), day(11)), now);
    now = judgeClass(now, windows(WATCHED), day(12));
    assert.equal(now.cleanSince, null);
    now = judgeClass(now, windows(LITTLE, BADLY), day(17));
    assert.equal(now.cleanSince, day(17));
    now = judgeClass(now, windows(WATCHED, BADLY), day(19));
    assert.equal(now.cleanSince, null);
    now = judgeClass(now, windows(WELL, BADLY), day(20));
    assert.equal(judgeClass(now, windows(WELL, BADLY), addMs(day(27), -HOUR_MS)).class, 'quarantine');
    const again = judgeClass(now, windows(WELL, BADLY), day(27));
    assert.deepEqual([again.class, again.because], ['new', 'clean_again']);
    assert.equal(judgeClass(now, windows(WELL), day(27)).class, 'good');
  });

  it('a year of hours never lets anybody go to and fro within a week', () => {
    let now = judgeClass(null, windows(NO_FIGURES), BEGIN);
    let out = 0;
    for (let hour = 0; hour < 24 * 365; hour += 1) {
      const at = addMs(BEGIN, hour * HOUR_MS);
      const next = judgeClass(now, windows(hour % 48 < 24 ? WELL : BADLY), at);
      if (now.class === 'quarantine' && next.class !== 'quarantine') out += 1;
      now = next;
    }
    assert.equal(out, 0);
  });
});
