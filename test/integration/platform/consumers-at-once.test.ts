import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Consumers } from '../../../src/platform/outbox/consumers.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxRelay } from '../../../src/platform/outbox/relay.js';
import { eventually } from '../../support/eventually.js';
import { openPlatform, type OpenPlatform } from './open-platform.js';

const EVENTS = 40;

/** Asks another module, which opens a transaction of its own, as facades do. */
class Asking {
  readonly name: string;
  readonly event = 'account.signed_up.v1' as const;

  constructor(
    readonly queue: 'events' | 'mails',
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.name = `ask-for-${queue}`;
  }

  async handle(): Promise<void> {
    await this.unitOfWork.runAsWorker((tx) => tx.query('select pg_sleep(0.005)'));
  }
}

describe('consumers and connections', () => {
  let platform: OpenPlatform;
  before(async () => {
    const asking = {
      provide: 'consumers of this test',
      useFactory: (consumers: Consumers, unitOfWork: UnitOfWork) => {
        for (const queue of ['events', 'mails'] as const) consumers.register(new Asking(queue, unitOfWork));
      },
      inject: [Consumers, UnitOfWork],
    };
    platform = await openPlatform(undefined, { providers: [asking] });
  });
  after(() => platform.close());

  it('consumers that ask other modules leave them a connection, however many events come at once', async () => {
    const unitOfWork = platform.app.get(UnitOfWork);
    await unitOfWork.runAsWorker(async (tx) => {
      for (let i = 0; i < EVENTS; i += 1) {
        const accountId = newId(systemNow());
        const event = { accountId, aggregateId: accountId, payload: { userId: 'u' } };
        await platform.app.get(Outbox).publish(tx, 'account.signed_up.v1', event);
      }
    });
    await eventually('all are handled', () => platform.app.get(OutboxRelay).isIdle());
    const [failed] = await unitOfWork.readAsWorker<{ failures: number }>(
      'select count(*)::integer as failures from outbox_failures',
    );
    assert.equal(failed!.failures, 0);
  });
});
