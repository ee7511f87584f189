import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { money, parseAmount } from '../../../../kernel/money.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { isPaidLater, type Payment, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import type { OrderEntity } from '../data/order.entity.js';
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

export type NewOrderOf = NewOrder & { accountId: string };

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

  async runIn(tx: Tx, { accountId }: AccountScope, wanted: NewOrder): Promise<PlacedOrder> {
    return (await this.runAllIn(tx, [{ ...wanted, accountId }]))[0]!;
  }

  /** Any number, in their order. */
  async runAllIn(tx: Tx, wanted: readonly NewOrderOf[]): Promise<PlacedOrder[]> {
    const orders = wanted.map((one) => orderOf(tx, one));
    await this.orders.insert(tx, ...orders);
    const reservations = wanted.flatMap((one, i) => reservationOf(one, orders[i]!) ?? []);
    const payments = await this.payments.reserveAllIn(tx, reservations);
    await this.accounts.auditAllIn(
      tx,
      wanted.map((one, i) => auditOf(one, orders[i]!.id)),
    );
    const paymentOf = new Map(payments.map((payment) => [payment.purposeId, payment]));
    return orders.map(({ id }) => ({ orderId: id, payment: paymentOf.get(id) ?? null }));
  }
}

function orderOf(tx: Tx, { accountId, subject, subjectId, bill, method, requestKey }: NewOrderOf): OrderEntity {
  const amount = parseAmount(bill.gross, bill.currency);
  if (amount === null) throw new Error(`a bill over ${bill.gross}`);
  return {
    id: newId(tx.now),
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
  };
}

/** Null where nothing is charged. */
function reservationOf({ accountId, method, actor }: NewOrderOf, { id, grossMinor, currency }: OrderEntity) {
  if (method.id === null || isPaidLater(method.kind)) return null;
  const amount = money(grossMinor, currency);
  return { accountId, method, amount, purpose: ORDER, purposeId: id, payerPresent: actor.type !== 'system' };
}

function auditOf({ accountId, actor, bill }: NewOrderOf, orderId: string) {
  return {
    accountId,
    action: 'order.placed',
    actor,
    target: { type: 'order', id: wireId('ord', orderId) },
    changes: { lines: bill.lines.map(({ kind, quantity, net }) => ({ kind, quantity, net })), gross: bill.gross },
  };
}
