import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Order } from '../rules/bill.js';

/** Port: what can be ordered. Both run, as a worker, in the transaction that books what became of the payment. */
export interface OrderSubject {
  readonly name: string;
  /** It is paid whole, or trusted to be: whatever was bought begins. Runs once for an order. */
  paidIn(tx: Tx, order: Order): Promise<void>;
  /** The same for many at once, where that is less work. */
  paidAllIn?(tx: Tx, orders: readonly Order[]): Promise<void>;
  /**
   * Its payment was refused, or its invoice was credited before it began. `bill`: it is owed all the same, so an open
   * invoice follows, and `paidIn` when that is paid. `drop`: nothing follows, unless the money comes after all. What is
   * answered counts for an order that is not billed yet.
   */
  refusedIn(tx: Tx, order: Order): Promise<'drop' | 'bill'>;
  /**
   * A process died before anybody was asked for the money: this order is dropped. True when its subject asks anew by
   * itself, so that nobody is told of a refusal; else `refusedIn` follows.
   */
  anewIn?(tx: Tx, order: Order): Promise<boolean>;
}

@Injectable()
export class OrderSubjects {
  private readonly subjects = new Map<string, OrderSubject>();

  register(subject: OrderSubject): void {
    this.subjects.set(subject.name, subject);
  }

  of({ subject }: Order): OrderSubject {
    const found = this.subjects.get(subject);
    if (!found) throw new Error(`nobody sells ${subject}`);
    return found;
  }
}
