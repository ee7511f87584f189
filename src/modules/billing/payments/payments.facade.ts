import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import type { Problem } from '../../../kernel/problem.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { platformProblems } from '../../../platform/http/index.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from './adapters/payment-gateway.port.js';
import { PaymentMethodsRepository } from './data/payment-methods.repository.js';
import { PaymentsRepository } from './data/payments.repository.js';
import { paymentProblems } from './payments.errors.js';
import type { Payment, PaymentKind } from './rules/payment.js';
import { ChargePayment } from './use-cases/charge-payment.js';
import { type PaymentPurpose, PaymentPurposes } from './use-cases/payment-purposes.js';

/** A way to pay that may be used now. */
export interface UsableMethod {
  id: string;
  kind: PaymentKind;
}

/** What somebody is to pay, for one thing. */
export interface Reservation {
  method: UsableMethod;
  amount: Money;
  purpose: string;
  purposeId: string;
}

/** Money in, as the rest of billing asks for it: reserve in one's own transaction, commit, then charge. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly methods: PaymentMethodsRepository,
    private readonly charging: ChargePayment,
    private readonly purposes: PaymentPurposes,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  registerPurpose(purpose: PaymentPurpose): void {
    this.purposes.register(purpose);
  }

  /** The method of that id, or the newest one; 422 naming `field` when there is none. */
  async methodIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    const [newest] = id === null ? await this.methods.page(tx, scope, 1, null) : [];
    const method = id === null ? newest : await this.methods.find(tx, scope, id);
    if (method) return { id: method.id, kind: method.kind };
    if (id === null) throw platformProblems.validation_failed({ errors: [{ field, code: 'required', message: '' }] });
    throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
  }

  /** Money that is to come. Something is paid for once: a second reservation beside a living one fails. */
  async reserveIn(tx: Tx, { accountId }: AccountScope, wanted: Reservation): Promise<Payment> {
    const { method, amount, purpose, purposeId } = wanted;
    const payment: Payment = {
      id: newId(tx.now),
      accountId,
      kind: method.kind,
      methodId: method.id,
      gateway: this.gateway.name,
      purpose,
      purposeId,
      amount,
      state: 'created',
      failure: null,
      nextAction: null,
      createdAt: tx.now,
      settledAt: null,
    };
    await this.payments.insert(tx, payment);
    return payment;
  }

  /** Asks the gateway, outside any transaction, and settles; `last` runs at the end of the settling transaction. */
  charge(paymentId: string, last: BeforeCommit<Payment>): Promise<Payment> {
    return this.charging.run(paymentId, last);
  }

  /** The newest payment for something. */
  forIn(tx: Tx, purpose: string, purposeId: string): Promise<Payment | null> {
    return this.payments.unscopedFor(tx, purpose, purposeId);
  }

  /** The refusal that a failed payment is answered with. */
  refusalOf({ failure }: Payment): Problem {
    if (failure === 'card_declined' || failure === 'insufficient_funds') return paymentProblems[failure]();
    return paymentProblems.payment_not_completed();
  }
}
