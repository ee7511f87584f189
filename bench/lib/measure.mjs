/** One run of one system: load it, count at the sink, and say what it cost. */
import { eventually, pause } from './children.mjs';
import { percentile } from './figures.mjs';
import { cpuSeconds, memoryMb, watchMemory } from './process-tree.mjs';

function refuse(name, answer) {
  const why = answer.refusals.map(([text, times]) => `${times}x ${text}`).join('; ');
  throw new Error(`${name}: ${answer.accepted} accepted, ${answer.lost} lost connections, refused: ${why || 'none'}`);
}

/** Runs the loader and answers rate, latency and cost of acceptance. */
export async function measureAccept({ name, loader, job, roots }) {
  await pause(500);
  const cpuBefore = cpuSeconds(roots());
  const stopWatching = watchMemory(roots);
  const answer = await loader.ask(job);
  const cpu = cpuSeconds(roots()) - cpuBefore;
  const peakMb = stopWatching();
  if (answer.accepted !== job.count) refuse(name, answer);
  const seconds = (answer.endedAt - answer.startedAt) / 1000;
  return {
    perSecond: job.count / seconds,
    p50Ms: percentile(answer.latencies, 0.5),
    p99Ms: percentile(answer.latencies, 0.99),
    cpuPer1000: (cpu / job.count) * 1000,
    peakMb,
  };
}

/** Accepts and delivers: the clock runs from the first command to the last message at the sink. */
export async function measureDelivery({ name, loader, job, sink, roots, limitMs = 180_000 }) {
  await sink.ask('reset');
  await pause(500);
  const cpuBefore = cpuSeconds(roots());
  const stopWatching = watchMemory(roots);
  const answer = await loader.ask(job);
  if (answer.accepted !== job.count) refuse(name, answer);
  let arrived = await sink.ask('stats');
  await eventually(async () => (arrived = await sink.ask('stats')).distinct >= job.count, limitMs, 50);
  const cpu = cpuSeconds(roots()) - cpuBefore;
  const peakMb = stopWatching();
  const seconds = (arrived.lastAt - answer.startedAt) / 1000;
  return {
    perSecond: arrived.distinct / seconds,
    acceptPerSecond: job.count / ((answer.endedAt - answer.startedAt) / 1000),
    cpuPer1000: (cpu / job.count) * 1000,
    peakMb,
    lost: job.count - arrived.distinct,
    duplicates: arrived.duplicates,
    connections: arrived.connections,
    peakOpen: arrived.peakOpen,
  };
}

export async function measureIdle({ roots, settleMs }) {
  await pause(settleMs);
  return { idleMb: memoryMb(roots()) };
}
