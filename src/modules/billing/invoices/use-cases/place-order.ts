import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { parseAmount } from '../../../../kernel/money.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { isPaidLater, type Payment, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { Bill } from '../rules/bill.js';
import { ORDER } from './order-payments.js';

export interface NewOrder {
  subject: string;
  subjectId: string;
  bill: Bill;
  /** Nobody's, where somebody owes who has left no means of payment: he can send the money. */
  method: UsableMethod | { id: null; kind: 'bank_transfer' };
  requestKey: Buffer | null;
  actor: Actor;
}

export interface PlacedOrder {
  orderId: string;
  /** Null for what is billed and paid later. */
  payment: Payment | null;
}

/**
 * Freezes what is bought, by whom, at which price and VAT, and reserves its payment where there is something to charge.
 * Nothing is charged, and nothing billed, yet.
 */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly payments: PaymentsFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  methodIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    return this.payments.methodIn(tx, scope, id, field);
  }

  async runIn(tx: Tx, scope: AccountScope, wanted: NewOrder): Promise<PlacedOrder> {
    const { accountId } = scope;
    const { subject, subjectId, bill, method, requestKey } = wanted;
    const amount = parseAmount(bill.gross, bill.currency);
    if (amount === null) throw new Error(`a bill over ${bill.gross}`);
    const id = newId(tx.now);
    await this.orders.insert(tx, {
      id,
      accountId,
      subject,
      subjectId,
      state: 'open',
      requestKey,
      bill,
      currency: amount.currency,
      grossMinor: amount.minor,
      invoiceId: null,
      paymentKind: method.kind,
      begunAt: null,
      placedAt: tx.now,
    });
    const payerPresent = wanted.actor.type !== 'system';
    const reserved = { amount, purpose: ORDER, purposeId: id, payerPresent };
    const charged = method.id !== null && !isPaidLater(method.kind);
    const payment = charged ? await this.payments.reserveIn(tx, scope, { method, ...reserved }) : null;
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'order.placed',
      actor: wanted.actor,
      target: { type: 'order', id: wireId('ord', id) },
      changes: { lines: bill.lines.map(({ kind, quantity, net }) => ({ kind, quantity, net })), gross: bill.gross },
    });
    return { orderId: id, payment };
  }
}
