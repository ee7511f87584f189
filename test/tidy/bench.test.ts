/** The instruments of the benchmarks count what is there, neither more nor less. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { house } from './house.js';

interface Helper {
  hear: () => Promise<{ listening: number }>;
  ask: <T>(question: unknown) => Promise<T>;
  stop: () => void;
}
interface SinkCount {
  received: number;
  distinct: number;
  duplicates: number;
  unmarked: number;
  connections: number;
}
interface Loaded {
  accepted: number;
  lost: number;
  latencies: number[];
  refusals: [string, number][];
}

const load = async <T>(path: string): Promise<T> => (await import(pathToFileURL(join(house, path)).href)) as T;

describe('bench: sink and loader', () => {
  let sink: Helper;
  let loader: Helper;
  let port = 0;
  const job = (firstId: number, count: number): object => ({
    host: '127.0.0.1',
    port,
    from: 'a@sender.test',
    sessions: 5,
    count,
    firstId,
    domains: 3,
    bodyBytes: 10_000,
  });

  before(async () => {
    const { Helper: Child } = await load<{ Helper: new (file: string, args?: number[]) => Helper }>(
      'bench/lib/children.mjs',
    );
    sink = new Child('sink.mjs', [0, 0]);
    port = (await sink.hear()).listening;
    loader = new Child('load-smtp.mjs');
  });
  after(() => {
    sink.stop();
    loader.stop();
  });

  it('every message is counted once, over several sessions', async () => {
    const answer = await loader.ask<Loaded>(job(1, 60));
    assert.deepEqual(
      { accepted: answer.accepted, lost: answer.lost, refusals: answer.refusals },
      { accepted: 60, lost: 0, refusals: [] },
    );
    assert.equal(answer.latencies.length, 60);
    const count = await sink.ask<SinkCount>('stats');
    assert.deepEqual([count.received, count.distinct, count.duplicates, count.connections], [60, 60, 0, 5]);
  });

  it('what comes twice is seen as twice', async () => {
    await loader.ask<Loaded>(job(41, 30)); // 41 to 60 again, 61 to 70 new
    const count = await sink.ask<SinkCount>('stats');
    assert.deepEqual([count.received, count.distinct, count.duplicates, count.unmarked], [90, 70, 20, 0]);
  });

  it('a message that comes byte by byte, with a dot at a line start, is one message', async () => {
    await sink.ask('reset');
    const text = 'EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nX-Bench-Id: 7\r\n\r\n..dot\r\n.\r\nQUIT\r\n';
    await new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.setNoDelay(true);
        void byByte(socket, text);
      });
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.resume();
    });
    const count = await sink.ask<SinkCount>('stats');
    assert.deepEqual([count.received, count.distinct, count.unmarked], [1, 1, 0]);
  });
});

/** Each byte in a packet of its own, as far as the sender can see to it. */
async function byByte(socket: Socket, text: string): Promise<void> {
  for (const byte of text) {
    await new Promise<void>((resolve) => socket.write(byte, () => setImmediate(resolve)));
  }
}

describe('bench: figures', () => {
  it('the middle of rounds and the percentile of latencies', async () => {
    const figures = await load<{
      median: (n: number[]) => number | null;
      percentile: (n: number[], share: number) => number | null;
    }>('bench/lib/figures.mjs');
    assert.equal(figures.median([3, 1, 2]), 2);
    assert.equal(figures.median([4, 1, 2, 3]), 2.5);
    assert.equal(figures.median([]), null);
    // 1 … 100: the 99th of a hundred is 99
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    assert.equal(figures.percentile(hundred, 0.99), 99);
    assert.equal(figures.percentile(hundred, 0.5), 50);
  });
});
