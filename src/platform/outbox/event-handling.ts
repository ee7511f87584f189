import { Injectable, Logger } from '@nestjs/common';
import { type EventName } from '../../contracts/events.js';
import type { Instant } from '../../kernel/time/instant.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotKnownHere } from '../queue/event-back-off.js';
import type { Tx } from '../database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from './consumers.js';
import { currentEvent } from './current-event.js';
import { DepartedAccounts } from './departed-accounts.js';

/** A poison event parks alone after so many attempts. */
export const MAX_ATTEMPTS = 8;

interface OutboxRow {
  id: number;
  name: EventName;
  account_id: string;
  aggregate_id: string;
  payload: never;
  created_at: Instant;
}

/** Runs one consumer on one event, exactly once in effect. */
@Injectable()
export class EventHandling {
  private readonly log = new Logger('EventHandling');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumers: Consumers,
    private readonly departed: DepartedAccounts,
  ) {}

  /**
   * Throws when the consumer failed, so that the queue retries; a parked event no longer throws. So does a consumer that is not here:
   * while a build is replaced the queue is shared with processes that have it.
   */
  async handle(outboxId: number, consumerName: string): Promise<void> {
    const consumer = this.consumers.get(consumerName);
    if (!consumer) throw new NotKnownHere(`no consumer here is called ${consumerName}`);
    try {
      await this.unitOfWork.runAsWorker((tx) => this.inTransaction(tx, outboxId, consumer));
    } catch (error) {
      if (!(await this.recordFailure(outboxId, consumerName, error as Error))) throw error;
    }
  }

  private async inTransaction(tx: Tx, outboxId: number, consumer: EventConsumer<EventName>): Promise<void> {
    const mark = `insert into inbox (consumer, outbox_id) values ($1, $2) on conflict do nothing returning 1 as fresh`;
    const fresh = await tx.query(mark, [consumer.name, outboxId]);
    const [row] = await tx.query<OutboxRow>(
      'select id, name, account_id, aggregate_id, payload, created_at from outbox where id = $1',
      [outboxId],
    );
    if (!row) return;
    if (fresh.length > 0 && (await this.concerns(tx, row, consumer)))
      await currentEvent.run({ accountId: row.account_id }, () => consumer.handle(toEvent(row), tx));
    await tx.query(
      `update outbox set pending = array_remove(pending, $2), state = case when array_remove(pending, $2) = '{}' then 2 else 1 end where id = $1`,
      [outboxId, consumer.name],
    );
  }

  private async concerns(tx: Tx, row: OutboxRow, consumer: EventConsumer<EventName>): Promise<boolean> {
    return consumer.afterPurge === true || !(await this.departed.isGoneIn(tx, row.account_id));
  }

  /** Answers whether the event is now parked. */
  private async recordFailure(outboxId: number, consumer: string, error: Error): Promise<boolean> {
    const rows = await this.unitOfWork.readAsWorker<{ parked: boolean }>(
      `insert into outbox_failures as f (outbox_id, consumer, attempts, last_error) values ($1, $2, 1, $3)
       on conflict (outbox_id, consumer) do update set attempts = f.attempts + 1, last_error = excluded.last_error,
         parked_at = case when f.attempts + 1 >= $4 then clock_timestamp() end
       returning parked_at is not null as parked`,
      [outboxId, consumer, `${error.name}: ${error.message}`.slice(0, 500), MAX_ATTEMPTS],
    );
    const parked = rows[0]?.parked ?? false;
    this.log.error({ msg: parked ? 'an event was parked' : 'a consumer failed', consumer, outboxId, err: error });
    return parked;
  }
}

function toEvent(row: OutboxRow): ReceivedEvent<EventName> {
  const { id, name, payload } = row;
  return { id, name, payload, at: row.created_at, accountId: row.account_id, aggregateId: row.aggregate_id };
}
