import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clock } from '../../../../platform/clock/clock.js';
import type { Metrics } from '../../../../platform/observability/metrics.js';
import { RecordEngagement } from './record-engagement.js';
import type { Engagement, WriteEngagement } from './write-engagement.js';

const click = (deliveryId: string): Omit<Engagement, 'at' | 'atMs'> => ({
  kind: 'click',
  deliveryId,
  link: 0,
  url: 'https://shop.example/',
  userAgent: '',
  isHead: false,
  isPrefetch: false,
});

describe('opens and clicks on their way into the log', () => {
  it('one that can never be written is lost alone, and counted', async () => {
    const written: string[] = [];
    const lost: Record<string, number> = {};
    const writer = {
      run: (batch: readonly Engagement[]) => {
        if (batch.some(({ deliveryId }) => deliveryId === 'poison'))
          return Promise.reject(Object.assign(new Error('no partition'), { code: '23514' }));
        written.push(...batch.map(({ deliveryId }) => deliveryId));
        return Promise.resolve();
      },
    } as unknown as WriteEngagement;
    const clock = { now: () => 0, monotonicMs: () => performance.now() } as unknown as Clock;
    const counter = { inc: ({ why }: { why: string }, n: number) => void (lost[why] = (lost[why] ?? 0) + n) };
    const recorder = new RecordEngagement(writer, clock, { counter: () => counter } as unknown as Metrics);
    for (const id of ['a', 'poison', 'b']) recorder.note(click(id));
    await recorder.beforeApplicationShutdown();
    assert.deepEqual([written, lost], [['a', 'b'], { full: 0, refused: 1 }]);
  });
});
