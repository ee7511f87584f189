import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';

/** A database in which each look sees one transaction and one event more, and every transaction lives for so many looks. */
function busyDatabase(lives: number): { pool: HotPool; looks(): number } {
  let looks = 0;
  const query = ({ name }: { name: string }): Promise<{ rows: object[] }> => {
    if (name === 'event_number') return Promise.resolve({ rows: [{ last: (looks += 1) }] });
    const next = 1_000 + looks;
    return Promise.resolve({ rows: [{ oldest: String(next - lives), next: String(next) }] });
  };
  return { pool: { query } as unknown as HotPool, looks: () => looks };
}

describe('how far the event log may be read', () => {
  for (const lives of [1, 10, 150]) {
    it(`goes on among transactions that overlap all the time and live for ${lives} looks`, async () => {
      const { pool, looks } = busyDatabase(lives);
      const horizon = new EventHorizon(pool);
      let safe = 0;
      while (looks() < 2 * lives + 30) safe = await horizon.read();
      assert.ok(safe > 0, `nothing after ${looks()} looks`);
      assert.ok(safe <= looks() - lives, 'never past what is decided');
    });
  }
});
