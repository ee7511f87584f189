import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { Payment } from '../rules/payment.js';
import type { PaymentMethod } from '../rules/payment-method.js';

@Injectable()
export class ReadPayments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly methods: PaymentMethodsRepository,
  ) {}

  /** In somebody's transaction, as a worker. */
  unscopedIn(tx: Tx, id: string): Promise<Payment | null> {
    return this.payments.unscopedFind(tx, id);
  }

  payment(scope: AccountScope, id: string): Promise<Payment | null> {
    return this.unitOfWork.run(scope, (tx) => this.payments.find(tx, scope, id));
  }

  /** Newest first; one more than `limit` when there is more. */
  paymentPage(scope: AccountScope, limit: number, before: string | null): Promise<Payment[]> {
    return this.unitOfWork.run(scope, (tx) => this.payments.page(tx, scope, limit + 1, before));
  }

  method(scope: AccountScope, id: string): Promise<PaymentMethod | null> {
    return this.unitOfWork.run(scope, (tx) => this.methods.find(tx, scope, id));
  }

  methodPage(scope: AccountScope, limit: number, before: string | null): Promise<PaymentMethod[]> {
    return this.unitOfWork.run(scope, (tx) => this.methods.page(tx, scope, limit + 1, before));
  }
}
