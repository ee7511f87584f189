import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { credit, debit, type LedgerAccount, LedgerFacade } from '../../ledger/index.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { paymentProblems } from '../payments.errors.js';
import type { Booking, Payment } from '../rules/payment.js';
import { isGatewayKind, isPaidLater, type PaymentKind } from '../rules/payment-kinds.js';

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
  /** False where nobody is there to confirm it: a renewal. Left out: true. */
  payerPresent?: boolean;
}

export type ReservationOf = Reservation & { accountId: string };

/** Money that came without us: by transfer, or from a public treasury. */
export interface OfflinePayment extends Booking {
  accountId: string;
  kind: PaymentKind;
  amount: Money;
  purpose: string;
  purposeId: string;
  /** Where the books have it now; at the bank when left out. */
  from?: LedgerAccount;
}

const BANK: LedgerAccount = { purpose: 'bank' };

/** How payments come to be: reserved before somebody is asked for the money, or recorded when it is at the bank. */
@Injectable()
export class EnterPayments {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  /** Any number, in their order. */
  async reserveIn(tx: Tx, wanted: readonly ReservationOf[]): Promise<Payment[]> {
    const payments = wanted.map((one) => this.reserved(tx, one));
    if (payments.length > 0) await this.payments.insert(tx, ...payments);
    for (const payment of payments) if (payment.kind === 'direct_debit') await this.announce(tx, payment);
    return payments;
  }

  private reserved(tx: Tx, wanted: ReservationOf): Payment {
    const { accountId, method, amount, purpose, purposeId, payerPresent = true } = wanted;
    const { kind } = method;
    if (isPaidLater(kind)) throw new Error(`nobody is asked for money that comes by ${kind}`);
    const gateway = isGatewayKind(kind) ? this.gateway.name : null;
    const what = { accountId, kind, amount, purpose, purposeId };
    return { ...what, ...untouched(tx.now), methodId: method.id, gateway, payerPresent };
  }

  async recordIn(
    tx: Tx,
    { accountId, kind, amount, purpose, purposeId, from = BANK, ...booking }: OfflinePayment,
  ): Promise<Payment> {
    if (!isPaidLater(kind)) throw new Error(`${kind} is not booked by hand`);
    const what = { accountId, kind, amount, purpose, purposeId, booking };
    const payment: Payment = { ...untouched(tx.now), ...what, state: 'succeeded', settledAt: tx.now };
    if (!(await this.payments.insertBooked(tx, payment))) throw paymentProblems.booking_already_recorded();
    const { id } = payment;
    const entries = [debit(from, amount), credit({ purpose: 'receivable', accountId }, amount)];
    await this.ledger.postIn(tx, { reason: 'payment_received', about: `payment:${id}`, entries });
    await this.outbox.publish(tx, 'payment.succeeded.v1', { accountId, aggregateId: id, payload: { paymentId: id } });
    return payment;
  }

  /** A mandate promises notice: it goes out with the wish for the money, days before a bank moves any. */
  private announce(tx: Tx, { id, accountId }: Payment): Promise<void> {
    const payload = { paymentId: id };
    return this.outbox.publish(tx, 'direct_debit.announced.v1', { accountId, aggregateId: id, payload });
  }
}

function untouched(now: Instant): Omit<Payment, 'accountId' | 'kind' | 'amount' | 'purpose' | 'purposeId'> {
  return {
    id: newId(now),
    methodId: null,
    gateway: null,
    payerPresent: true,
    state: 'created',
    failure: null,
    nextAction: null,
    booking: null,
    createdAt: now,
    settledAt: null,
    returnedAt: null,
  };
}
