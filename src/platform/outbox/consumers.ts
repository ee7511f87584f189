import { Injectable } from '@nestjs/common';
import type { BusinessEvents, EventName } from '../../contracts/events.js';
import type { Instant } from '../../kernel/time/instant.js';
import type { Tx } from '../database/tx.js';

export interface ReceivedEvent<N extends EventName> {
  /** Identity of the event; the same on every repeat. */
  id: number;
  name: N;
  at: Instant;
  accountId: string;
  aggregateId: string;
  payload: BusinessEvents[N];
}

/**
 * Reacts to one kind of event. `handle` runs in the transaction that also marks the event as handled by this consumer, so
 * its effect in the database happens exactly once. Events may come late and in any order: re-read the truth.
 */
export interface EventConsumer<N extends EventName> {
  /** A sentence in kebab-case: `send-confirmation-when-user-signs-up`. */
  readonly name: string;
  readonly event: N;
  readonly queue: 'events' | 'mails';
  /** Also wants events of accounts that were purged since; by default those go to nobody. */
  readonly afterPurge?: boolean;
  handle(event: ReceivedEvent<N>, tx: Tx): Promise<void>;
}

type AnyConsumer = { [N in EventName]: EventConsumer<N> }[EventName];

/** All consumers of this process; each registers itself in its constructor. */
@Injectable()
export class Consumers {
  private readonly byName = new Map<string, AnyConsumer>();

  register(consumer: AnyConsumer): void {
    if (this.byName.has(consumer.name)) throw new Error(`two consumers are called ${consumer.name}`);
    this.byName.set(consumer.name, consumer);
  }

  get(name: string): AnyConsumer | undefined {
    return this.byName.get(name);
  }

  all(): AnyConsumer[] {
    return [...this.byName.values()];
  }
}
