import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Caller } from '../../../../platform/http/index.js';
import { SupportEventsRepository } from '../data/support-events.repository.js';
import type { LiveEvent } from '../rules/live-event.js';

/** Port: in which queue a ticket is. The room of tickets answers it. */
export type QueueOfTicket = (tx: Tx, ticketId: string) => Promise<string | null>;

/** Port: whether somebody may hear what concerns a queue. The room of tickets answers it. */
export type MayHear = (caller: Caller, queue: string) => boolean;

/** Tells who watches that something happened, if and when the transaction commits. */
@Injectable()
export class LiveSupport {
  private readonly told = new WeakMap<Tx, LiveEvent[]>();
  private queueOfTicket: QueueOfTicket = () => Promise.resolve(null);
  private mayHearQueue: MayHear = () => false;

  constructor(private readonly events: SupportEventsRepository) {}

  registerTickets(tickets: { queueOfTicket: QueueOfTicket; mayHear: MayHear }): void {
    this.queueOfTicket = tickets.queueOfTicket;
    this.mayHearQueue = tickets.mayHear;
  }

  /** What concerns no queue, everybody of the audience may hear. */
  mayHear(caller: Caller, queue: string | null): boolean {
    return queue === null || this.mayHearQueue(caller, queue);
  }

  /** In the order told. Works in an account's transaction, where `accountId` is its own or null, and in a worker's. */
  publishIn(tx: Tx, event: LiveEvent): Promise<void> {
    const told = this.told.get(tx);
    if (told) told.push(event);
    else {
      const all = [event];
      this.told.set(tx, all);
      tx.beforeCommit(() => this.write(tx, all));
    }
    return Promise.resolve();
  }

  private async write(tx: Tx, events: readonly LiveEvent[]): Promise<void> {
    const complete: LiveEvent[] = [];
    for (const event of events) complete.push({ ...event, ...(await this.queueFor(tx, event)) });
    await this.events.append(tx, complete);
  }

  private async queueFor(tx: Tx, event: LiveEvent): Promise<{ queue?: string }> {
    const ticketId = parseWireId(WIRE_PREFIXES.ticket, event.ids['ticketId'] ?? '');
    if (event.queue !== undefined || ticketId === null) return {};
    const queue = await this.queueOfTicket(tx, ticketId);
    return queue === null ? {} : { queue };
  }
}
