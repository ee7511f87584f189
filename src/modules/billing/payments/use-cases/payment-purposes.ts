import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Payment } from '../rules/payment.js';

/** Port: what a payment is for. All run in the transaction that settles it, as a worker, and once for each change. */
export interface PaymentPurpose {
  readonly name: string;
  paidIn(tx: Tx, payment: Payment): Promise<void>;
  /** The same for many at once, where that is less work. */
  paidAllIn?(tx: Tx, payments: readonly Payment[]): Promise<void>;
  refusedIn(tx: Tx, payment: Payment): Promise<void>;
  /** The payer's bank took back, days later, what had been paid. The books say already that it is owed again. */
  returnedIn(tx: Tx, payment: Payment): Promise<void>;
}

@Injectable()
export class PaymentPurposes {
  private readonly purposes = new Map<string, PaymentPurpose>();

  register(purpose: PaymentPurpose): void {
    this.purposes.set(purpose.name, purpose);
  }

  of({ purpose }: Payment): PaymentPurpose {
    const found = this.purposes.get(purpose);
    if (!found) throw new Error(`nobody takes payments for ${purpose}`);
    return found;
  }

  /** Tells each purpose of what was paid for it. */
  async paidIn(tx: Tx, payments: readonly Payment[]): Promise<void> {
    for (const [purpose, its] of groupBy(payments, (payment) => this.of(payment))) {
      if (purpose.paidAllIn) await purpose.paidAllIn(tx, its);
      else for (const payment of its) await purpose.paidIn(tx, payment);
    }
  }
}
