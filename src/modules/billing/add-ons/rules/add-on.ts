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

export interface AddOn {
  id: string;
  accountId: string;
  subscriptionId: string;
  kind: AddOnKind;
  quantity: number;
  unitPrice: Money;
  status: AddOnStatus;
  orderId: string | null;
  paymentId: string | null;
  invoiceId: string | null;
  orderedAt: Instant;
  activatedAt: Instant | null;
  endedAt: Instant | null;
}
