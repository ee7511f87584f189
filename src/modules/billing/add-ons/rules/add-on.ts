import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AddOnKind } from '../../catalogue/index.js';

export type AddOnStatus = 'pending_payment' | 'active' | 'refused' | 'ended';

/** Money that comes after a refusal still buys what it was paid for. */
export const ADD_ON_STATES = defineStates<AddOnStatus>('pending_payment', {
  pending_payment: ['active', 'refused'],
  refused: ['active'],
  active: ['ended'],
  ended: [],
});

/** Paid with the term of its plan, or by the month from the day on which it began. */
export type AddOnPeriod = 'term' | 'month';

/** Why it ended: nobody paid, its owner wanted so, or what it stood beside is over. */
export type AddOnEnd = 'unpaid' | 'cancelled' | 'subscription_over';

export interface AddOn {
  id: string;
  accountId: string;
  subscriptionId: string;
  kind: AddOnKind;
  quantity: number;
  unitPrice: Money;
  /** With this customer: the plan's own price does not count for it. */
  priceAgreed: boolean;
  status: AddOnStatus;
  orderId: string | null;
  paymentId: string | null;
  invoiceId: string | null;
  orderedAt: Instant;
  activatedAt: Instant | null;
  endedAt: Instant | null;
  period: AddOnPeriod;
  /** What was asked to pay for it; null: the subscription's own. */
  paymentMethodId: string | null;
  /** Of what is billed by the month: the first instant that is not billed yet. */
  paidUntil: Instant | null;
  /** When it is looked at again; null: never by itself. */
  dueAt: Instant | null;
  /** It ends with the month that is paid. */
  cancelledAt: Instant | null;
}
