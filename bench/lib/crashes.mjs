/** Target 10: kill in the middle of delivery, then count what is lost, what came twice, and how long nothing came. */
import { eventually, pause } from './children.mjs';
import { jobOf } from './scenarios.mjs';
import { PLAIN_SENDER } from './posthorn.mjs';

const now = () => performance.timeOrigin + performance.now();

const CRASHES = [
  {
    key: 'kill-app',
    title: 'kill -9 of the application',
    strike: async ({ posthorn }) => {
      const options = posthorn.running;
      await posthorn.kill();
      await posthorn.start(options);
    },
  },
  {
    key: 'kill-postgres',
    title: 'kill -9 of PostgreSQL',
    strike: async ({ posthorn }) => {
      process.kill(posthorn.postmasterPid(), 'SIGKILL');
      await pause(300);
      await posthorn.startEngines();
    },
  },
  { key: 'flush-redis', title: 'Redis flushed', strike: ({ posthorn }) => posthorn.flushRedis() },
];

async function oneCrash(crash, { posthorn, loader, newSink, count, firstId }) {
  const { sink, port } = await newSink(5);
  await posthorn.startRun({ roles: 'api,smtp,worker,scheduler', sinkPort: port });
  const job = jobOf(
    { sessions: 10 },
    { port: posthorn.smtpPort, from: PLAIN_SENDER, auth: posthorn.auth(), firstId, count },
  );
  const { accepted } = await loader.ask(job);
  await eventually(async () => (await sink.ask('stats')).distinct >= count / 4, 60_000, 10);
  const before = await sink.ask('stats');
  const struckAt = now();
  await crash.strike({ posthorn });
  await eventually(async () => (await sink.ask('stats')).received > before.received, 60_000, 10);
  const firstAgainMs = now() - struckAt;
  await eventually(async () => (await sink.ask('stats')).distinct >= accepted, 120_000, 50);
  await pause(1000);
  const after = await sink.ask('stats');
  await posthorn.stop();
  sink.stop();
  return {
    title: crash.title,
    accepted,
    lost: accepted - after.distinct,
    duplicates: after.duplicates,
    openSessions: before.open,
    firstAgainMs,
  };
}

export async function measureCrashes(context) {
  const results = [];
  for (const crash of CRASHES)
    results.push({ key: crash.key, ...(await oneCrash(crash, { ...context, firstId: context.nextId() })) });
  return results;
}
