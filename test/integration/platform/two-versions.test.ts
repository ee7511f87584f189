import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId } from '../../../src/kernel/ids.js';
import { systemNow } from '../../../src/kernel/time/instant.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Consumers, type ReceivedEvent } from '../../../src/platform/outbox/consumers.js';
import { EventHandling } from '../../../src/platform/outbox/event-handling.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxRelay } from '../../../src/platform/outbox/relay.js';
import { eventually } from '../../support/eventually.js';
import { openPlatform, type OpenPlatform, PlatformOnly } from './open-platform.js';

type SignedUp = ReceivedEvent<'account.signed_up.v1'>;

/** What a consumer did, each time it did it. */
class Counting {
  readonly event = 'account.signed_up.v1' as const;
  readonly queue = 'events' as const;

  constructor(readonly name: string) {}

  async handle(event: SignedUp, tx: Tx): Promise<void> {
    await tx.query('insert into effects (consumer, event_id) values ($1, $2)', [this.name, event.id]);
  }
}

function version(...names: string[]): Provider {
  return {
    provide: 'consumers of this version',
    useFactory: (consumers: Consumers) => names.forEach((name) => consumers.register(new Counting(name))),
    inject: [Consumers],
  };
}

describe('two versions that run beside each other, as while a build is replaced', () => {
  let platform: OpenPlatform;
  let older: INestApplicationContext;
  let newer: INestApplicationContext;
  before(async () => {
    platform = await openPlatform(
      async (owner) => {
        await owner.query('create table effects (consumer text, event_id bigint)');
        await owner.query('grant select, insert on effects to posthorn_worker');
      },
      { providers: [version('of-both')] },
    );
    older = platform.app;
    const module = PlatformOnly.with(platform.config, [version('of-both', 'of-the-newer')]);
    newer = await NestFactory.createApplicationContext(module, { logger: false });
  });
  after(async () => {
    await newer.close();
    await platform.close();
  });

  const read = <T>(sql: string, params: unknown[]): Promise<T[]> =>
    older.get(UnitOfWork).readAsWorker<T & object>(sql, params);
  const announce = (by: INestApplicationContext): Promise<string> =>
    by.get(UnitOfWork).runAsWorker(async (tx) => {
      const accountId = newId(systemNow());
      const event = { accountId, aggregateId: accountId, payload: { userId: 'u' } };
      await by.get(Outbox).publish(tx, 'account.signed_up.v1', event);
      return accountId;
    });
  const effects = async (accountId: string, consumer: string): Promise<number> => {
    const sql = `select 1 from effects e join outbox o on o.id = e.event_id where o.account_id = $1 and e.consumer = $2`;
    return (await read(sql, [accountId, consumer])).length;
  };

  it('F11: what either announces is handled once by what both have', async () => {
    const accounts = await Promise.all(Array.from({ length: 64 }, (_, i) => announce(i % 2 === 0 ? older : newer)));
    await eventually('all are handled', async () => {
      const done = await Promise.all(accounts.map((account) => effects(account, 'of-both')));
      return done.every((times) => times > 0);
    });
    await eventually('nothing waits', () => newer.get(OutboxRelay).isIdle(), 90_000);
    for (const account of accounts) assert.equal(await effects(account, 'of-both'), 1);
  });

  it('F11: an event that only the newer knows waits for it, and holds nothing up behind it', async () => {
    const accountId = newId(systemNow());
    const sql = `insert into outbox (name, account_id, aggregate_id, payload, created_at)
      values ('something.of_tomorrow.v1', $1, 'x', '{}', now()) returning id`;
    const [row] = await older.get(UnitOfWork).runAsWorker((tx) => tx.query<{ id: number }>(sql, [accountId]));
    const later = await announce(older);
    await eventually('what came after it is handled', async () => (await effects(later, 'of-both')) === 1);
    const state = await read<{ state: number }>('select state from outbox where id = $1', [row!.id]);
    assert.deepEqual(state, [{ state: 0 }]);
    await older.get(UnitOfWork).runAsWorker((tx) => tx.query('delete from outbox where id = $1', [row!.id]));
  });

  it('F11: work for a consumer that only the newer has is left to it by the older, and done once', async () => {
    const accountId = newId(systemNow());
    // As the newer's relay leaves it: the jobs are in the queue that both take from.
    const sql = `insert into outbox (name, account_id, aggregate_id, payload, created_at, state, pending, relayed_at)
      values ('account.signed_up.v1', $1, 'x', '{"userId": "u"}', now(), 1, '{of-both,of-the-newer}', now()) returning id`;
    const [row] = await newer.get(UnitOfWork).runAsWorker((tx) => tx.query<{ id: number }>(sql, [accountId]));
    const handling = older.get(EventHandling);
    await handling.handle(row!.id, 'of-both');
    await assert.rejects(handling.handle(row!.id, 'of-the-newer'), /no consumer here is called of-the-newer/);
    const open = await read<{ pending: string[] }>('select pending from outbox where id = $1', [row!.id]);
    assert.deepEqual(open, [{ pending: ['of-the-newer'] }]);
    // Its job is lost with the older that took it; that it was lost is noticed after a while.
    await newer
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        tx.query(`update outbox set relayed_at = now() - interval '1 minute' where id = $1`, [row!.id]),
      );
    await eventually('the newer has done it', async () => (await effects(accountId, 'of-the-newer')) === 1, 90_000);
    assert.equal(await effects(accountId, 'of-both'), 1);
  });
});
