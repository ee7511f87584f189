import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HOUR_MS } from '../../../../kernel/time/instant.js';
import { waitAfter } from './event-retries.js';

it('an event is tried again ever later, for some ten hours, and then no more', () => {
  const waits = Array.from({ length: 8 }, (_, i) => waitAfter(i + 1));
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a! - b!),
  );
  // 2 s + 10 s + 1 min + 5 min + 15 min + 1 h + 3 h + 6 h
  const all = waits.reduce<number>((sum, wait) => sum + wait!, 0);
  assert.ok(all > 10 * HOUR_MS && all < 11 * HOUR_MS);
  assert.deepEqual([waitAfter(9), waitAfter(100)], [null, null]);
});
