import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, instantOf } from '../../../kernel/time/instant.js';
import type { DeliveryResult, SessionMark } from '../../spool/index.js';
import { Settler, type SettlingSpool } from './settler.js';

const clock = { now: (): Instant => instantOf('2026-03-01T10:00:00Z'), monotonicMs: (): number => performance.now() };

function resultOf(deliveryId: string): DeliveryResult {
  return { deliveryId, attempt: 1, state: null, status: 'delivered', event: 'delivered', at: clock.now() };
}

class RecordingSpool implements SettlingSpool {
  commits: { results: string[]; marks: SessionMark[] }[] = [];
  lost = new Set<number>();
  failures = 0;

  async settle(
    _now: Instant,
    results: readonly DeliveryResult[],
    marks: readonly SessionMark[],
  ): Promise<{ applied: Set<string>; alive: Set<number> }> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('connection lost');
    }
    this.commits.push({ results: results.map((result) => result.deliveryId), marks: [...marks] });
    await new Promise((resolve) => setImmediate(resolve));
    const alive = marks.map((mark) => mark.sessionId).filter((id) => !this.lost.has(id));
    return { applied: new Set(results.map((result) => result.deliveryId)), alive: new Set(alive) };
  }
}

describe('settling', () => {
  it('shares commits among all connections of the process', async () => {
    const spool = new RecordingSpool();
    const settler = new Settler(spool, clock);
    await Promise.all(Array.from({ length: 50 }, (_, i) => settler.submit(i, [resultOf(`d${i}`)], `next${i}`)));
    assert.equal(spool.commits.length, 1);
    assert.equal(spool.commits[0]?.marks.length, 50);
  });

  it('what comes during a commit goes into the next one', async () => {
    const spool = new RecordingSpool();
    const settler = new Settler(spool, clock);
    const first = settler.submit(1, [resultOf('a')], 'b');
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [2, 3, 4].map((id) => settler.submit(id, [resultOf(`d${id}`)], null));
    await Promise.all([first, ...rest]);
    assert.deepEqual(
      spool.commits.map((commit) => commit.results),
      [['a'], ['d2', 'd3', 'd4']],
    );
  });

  it('tells a connection that its session was taken over', async () => {
    const spool = new RecordingSpool();
    spool.lost.add(2);
    const settler = new Settler(spool, clock);
    assert.deepEqual(await Promise.all([settler.submit(1, [], 'a'), settler.submit(2, [], 'b')]), [true, false]);
  });

  it('repeats a commit that failed, so that no result is lost', async () => {
    const spool = new RecordingSpool();
    spool.failures = 1;
    const settler = new Settler(spool, clock);
    assert.equal(await settler.submit(1, [resultOf('a')], null), true);
    assert.deepEqual(
      spool.commits.map((commit) => commit.results),
      [['a']],
    );
  });
});
