import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { newId } from '../../../src/kernel/ids.js';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Consumers, type ReceivedEvent } from '../../../src/platform/outbox/consumers.js';
import { EventHandling, MAX_ATTEMPTS } from '../../../src/platform/outbox/event-handling.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxRelay } from '../../../src/platform/outbox/relay.js';
import { eventually } from '../../support/eventually.js';
import { openPlatform, type OpenPlatform } from './open-platform.js';

type SignedUp = ReceivedEvent<'account.signed_up.v1'>;

/** Counts each event in a table, in the consumer's own transaction. */
class Counting {
  readonly event = 'account.signed_up.v1' as const;
  readonly queue = 'events' as const;
  failing = false;

  constructor(readonly name: string) {}

  async handle(event: SignedUp, tx: Tx): Promise<void> {
    await tx.query('insert into effects (consumer, event_id) values ($1, $2)', [this.name, event.id]);
    if (this.failing) throw new Error('poison');
  }
}

describe('outbox', () => {
  let platform: OpenPlatform;
  let unitOfWork: UnitOfWork;
  let relay: OutboxRelay;
  const first = new Counting('count-first');
  const second = new Counting('count-second');

  before(async () => {
    const registered = {
      provide: 'consumers of this test',
      useFactory: (consumers: Consumers) => [first, second].forEach((consumer) => consumers.register(consumer)),
      inject: [Consumers],
    };
    platform = await openPlatform(
      async (owner) => {
        await owner.query('create table effects (consumer text, event_id bigint)');
        await owner.query('grant select, insert on effects to posthorn_worker');
      },
      { providers: [registered] },
    );
    unitOfWork = platform.app.get(UnitOfWork);
    relay = platform.app.get(OutboxRelay);
  });
  after(() => platform.close());

  const publish = (): Promise<string> =>
    unitOfWork.runAsWorker(async (tx) => {
      const accountId = newId(systemNow());
      await platform.app
        .get(Outbox)
        .publish(tx, 'account.signed_up.v1', { accountId, aggregateId: accountId, payload: { userId: 'u' } });
      return accountId;
    });
  const effects = async (accountId: string): Promise<string[]> =>
    (
      await unitOfWork.readAsWorker<{ consumer: string }>(
        'select e.consumer from effects e join outbox o on o.id = e.event_id where o.account_id = $1 order by 1',
        [accountId],
      )
    ).map((row) => row.consumer);
  const idOf = async (accountId: string): Promise<number> =>
    (await unitOfWork.readAsWorker<{ id: number }>('select id from outbox where account_id = $1', [accountId]))[0]!.id;

  it('brings every event to every consumer once', async () => {
    const accounts = await Promise.all(Array.from({ length: 64 }, publish));
    await eventually('all events are handled', () => relay.isIdle());
    for (const account of accounts) assert.deepEqual(await effects(account), ['count-first', 'count-second']);
  });

  it('says nothing when the change is rolled back', async () => {
    const doomed = unitOfWork.runAsWorker(async (tx) => {
      const accountId = newId(systemNow());
      await platform.app
        .get(Outbox)
        .publish(tx, 'account.signed_up.v1', { accountId, aggregateId: 'x', payload: { userId: 'u' } });
      throw new Error('no');
    });
    await assert.rejects(doomed);
    assert.equal((await unitOfWork.readAsWorker(`select 1 from outbox where aggregate_id = 'x'`)).length, 0);
  });

  it('has one effect however often, and however much at once, the job comes again', async () => {
    const account = await publish();
    await eventually('handled', () => relay.isIdle());
    const id = await idOf(account);
    await Promise.all(Array.from({ length: 64 }, () => platform.app.get(EventHandling).handle(id, 'count-first')));
    assert.deepEqual(await effects(account), ['count-first', 'count-second']);
  });

  it('survives a Redis that forgot everything: the sweep makes lost jobs again', async () => {
    const account = await publish();
    await eventually('handled', () => relay.isIdle());
    const id = await idOf(account);
    await unitOfWork.readAsWorker(`delete from inbox where outbox_id = $1`, [id]);
    await unitOfWork.readAsWorker(
      `update outbox set state = 1, pending = '{count-second}', relayed_at = clock_timestamp() - interval '1 hour' where id = $1`,
      [id],
    );
    const redis = new Redis(platform.config.facts.redisUrl);
    for (const key of await redis.keys(`${platform.config.values.QUEUE_PREFIX}*`))
      if (!key.endsWith(':id')) await redis.del(key);
    redis.disconnect();
    await eventually('the sweep found it', () => relay.isIdle(), 30_000);
    assert.deepEqual(await effects(account), ['count-first', 'count-second', 'count-second']);
  });

  it('parks a poison event alone: its effects are rolled back, others flow', async () => {
    second.failing = true;
    const poisoned = await publish();
    const id = await eventually('relayed', async () => idOf(poisoned));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      await platform.app
        .get(EventHandling)
        .handle(id, 'count-second')
        .catch(() => undefined);
    }
    second.failing = false;
    const healthy = await publish();
    await eventually('nothing waits but the parked event', () => relay.isIdle());
    assert.deepEqual(await effects(poisoned), ['count-first']);
    assert.deepEqual(await effects(healthy), ['count-first', 'count-second']);
  });
});
