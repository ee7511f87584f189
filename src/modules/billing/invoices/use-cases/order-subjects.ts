import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Order } from '../rules/bill.js';

/** Port: what can be ordered. Both run, as a worker, in the transaction that books the payment. */
export interface OrderSubject {
  readonly name: string;
  /** The money is there and the invoice issued: whatever was bought begins. */
  paidIn(tx: Tx, order: Order): Promise<void>;
  /** It was refused. It may still come: then `paidIn` follows. */
  refusedIn(tx: Tx, order: Order): Promise<void>;
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
