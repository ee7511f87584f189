import { Injectable } from '@nestjs/common';
import type { Problem } from '../../../kernel/problem.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { PaymentsRepository } from './data/payments.repository.js';
import { paymentProblems } from './payments.errors.js';
import { PAYMENT_FAILURES } from './rules/payment-failures.table.js';
import type { Payment } from './rules/payment.js';
import type { PaymentKind } from './rules/payment-kinds.js';
import type { Refund } from './rules/refund.js';
import { ChargePayment } from './use-cases/charge-payment.js';
import {
  EnterPayments,
  type OfflinePayment,
  type Reservation,
  type ReservationOf,
  type UsableMethod,
} from './use-cases/enter-payments.js';
import { FindMethods } from './use-cases/find-methods.js';
import { type PaymentPurpose, PaymentPurposes } from './use-cases/payment-purposes.js';
import { RefundPayment, type WantedRefund } from './use-cases/refund-payment.js';

/** Money in, as the rest of billing asks for it: reserve in one's own transaction, commit, then charge. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly methods: FindMethods,
    private readonly entering: EnterPayments,
    private readonly charging: ChargePayment,
    private readonly refunding: RefundPayment,
    private readonly purposes: PaymentPurposes,
  ) {}

  registerPurpose(purpose: PaymentPurpose): void {
    this.purposes.register(purpose);
  }

  /** How a method pays; null when there is none, or it was taken away. */
  async kindIn(tx: Tx, scope: AccountScope, methodId: string | null): Promise<PaymentKind | null> {
    return methodId === null ? null : ((await this.methods.find(tx, scope, methodId))?.kind ?? null);
  }

  /** How these pay, by their ids; those that were taken away are left out. */
  async usableIn(tx: Tx, methodIds: readonly string[]): Promise<Map<string, UsableMethod>> {
    const found = await this.methods.usable(tx, methodIds);
    return new Map(found.map((method) => [method.id, method]));
  }

  /** The newest method of a kind; null when there is none. */
  methodOfKindIn(tx: Tx, scope: AccountScope, kind: PaymentKind): Promise<UsableMethod | null> {
    return this.methods.ofKind(tx, scope, kind);
  }

  /** The method of that id, or the default one; 422 naming `field` when there is none. */
  methodIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    return this.methods.requireIn(tx, scope, id, field);
  }

  /**
   * Money that is to come, from a gateway or the wallet. Something is paid for once: a second reservation beside one that
   * is on its way fails, and so does one for what is paid, unless it is an invoice.
   */
  async reserveIn(tx: Tx, { accountId }: AccountScope, wanted: Reservation): Promise<Payment> {
    return (await this.entering.reserveIn(tx, [{ ...wanted, accountId }]))[0]!;
  }

  /** The same of many, in their order: all of them, or none. */
  reserveAllIn(tx: Tx, wanted: readonly ReservationOf[]): Promise<Payment[]> {
    return this.entering.reserveIn(tx, wanted);
  }

  /** Money that is at the bank, as staff or a statement say; 409 `booking_already_recorded`. Told to nobody else. */
  recordIn(tx: Tx, booked: OfflinePayment): Promise<Payment> {
    return this.entering.recordIn(tx, booked);
  }

  /** Asks for the money, outside any transaction, and settles; `last` runs at the end of the settling transaction. */
  charge(paymentId: string, last: BeforeCommit<Payment>): Promise<Payment> {
    return this.charging.run(paymentId, last);
  }

  /** The same for many that were reserved for gateways. Refused or not, each has its consequence; none is thrown. */
  chargeAll(paymentIds: readonly string[]): Promise<void> {
    return this.charging.runAll(paymentIds);
  }

  /** Decides on a refund in one's own transaction; it happens even if nobody then calls `refund`. As a worker. */
  reserveRefundIn(tx: Tx, paymentId: string, wanted: WantedRefund): Promise<Refund> {
    return this.refunding.reserveIn(tx, paymentId, wanted);
  }

  /** Gives back through the gateway, outside any transaction; what it refuses goes to the wallet. */
  refund(paymentId: string, wanted: WantedRefund, last?: BeforeCommit<Refund>): Promise<Refund> {
    return this.refunding.run(paymentId, wanted, last);
  }

  /** The newest payment for something. */
  forIn(tx: Tx, purpose: string, purposeId: string): Promise<Payment | null> {
    return this.payments.unscopedFor(tx, purpose, purposeId);
  }

  /** The refusal that a failed payment is answered with. */
  refusalOf({ failure }: Payment): Problem {
    return paymentProblems[PAYMENT_FAILURES[failure ?? 'card_declined']]();
  }
}
