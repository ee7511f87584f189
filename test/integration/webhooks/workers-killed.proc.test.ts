import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { WebhookWorld } from './webhooks-in-world.js';

const EVENTS = 600;
/** Requests that may be under way at one receiver when its sender dies. */
const AT_ONCE = 4;

describe('workers that send events are killed with kill -9', () => {
  let w: WebhookWorld;
  let worker: PosthornProcess;
  let newWorker: () => Promise<PosthornProcess>;
  before(async () => {
    w = await WebhookWorld.start({ ROLES: 'api,scheduler' }, async (world, allow) => {
      newWorker = async () => startProcess(world.database, await freePorts(), { ROLES: 'worker', ...allow });
      worker = await newWorker();
    });
  });
  after(async () => {
    await worker.stop('SIGKILL');
    await w.close();
  });

  /** The dead process's leases end as if their time had passed. */
  const endLeases = async () => {
    await w.query('update webhook_queues set lease_until = clock_timestamp() where lease_until is not null');
    await w.query('update webhook_feeder set lease_until = clock_timestamp()');
  };

  /** Everything of this installation: the server belongs to other tests too. */
  const flushRedis = async () => {
    const redis = new Redis(w.world.config.facts.redisUrl);
    const keys = await redis.keys(`*${w.world.config.values.QUEUE_PREFIX}*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
  };

  it('F08: each event arrives, with one id however often, and Redis has no part in it', async () => {
    const webhook = await w.create('/killed', { types: ['delivered'] });
    w.receiver.behave('/killed', { slowMs: 15 });
    await w.happened(EVENTS);
    const kills = 2;
    for (let kill = 1; kill <= kills; kill += 1) {
      await w.arrived('/killed', kill * 100);
      await worker.stop('SIGKILL');
      await flushRedis();
      await endLeases();
      worker = await newWorker();
    }
    await eventually(
      'all have arrived',
      () => Promise.resolve(new Set(w.receiver.events('/killed').map(({ id }) => id)).size === EVENTS),
      120_000,
    );
    const events = w.receiver.events('/killed');
    const copies = events.length - EVENTS;
    assert.ok(copies <= kills * AT_ONCE, `${copies} came twice`);
    const bySequence = new Map(events.map(({ posthornSequence, id }) => [posthornSequence, id]));
    assert.equal(bySequence.size, EVENTS, 'an event keeps its order number');
    await eventually('nothing waits', async () => (await w.shown(webhook.id)).health.backlog === 0);
  });
});
