import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';

export const PAYMENT_KINDS = [
  'card',
  'direct_debit',
  'paypal',
  'bank_transfer',
  'prepaid',
  'admin_mandate',
  'purchase_order',
] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

export type PaymentState = 'created' | 'pending' | 'succeeded' | 'failed';

/**
 * Created: reserved, the gateway has not been asked. Pending: it has been, or is just being, asked. Money that came is
 * never unsaid: a late refusal undoes no success, but a late success counts.
 */
export const PAYMENT_STATES = defineStates<PaymentState>('created', {
  created: ['pending', 'failed'],
  pending: ['succeeded', 'failed'],
  failed: ['succeeded'],
  succeeded: [],
});

/** Why a payment failed. The first two are answered to the payer as they are. */
export type PaymentFailure = 'card_declined' | 'insufficient_funds' | 'not_attempted' | 'expired';

/** What the payer must do before the gateway goes on. */
export interface NextAction {
  type: 'redirect';
  url: string;
}

export interface Payment {
  id: string;
  accountId: string;
  kind: PaymentKind;
  methodId: string | null;
  gateway: string | null;
  /** What is paid for: the kind of thing and its id. */
  purpose: string;
  purposeId: string;
  amount: Money;
  state: PaymentState;
  failure: PaymentFailure | null;
  nextAction: NextAction | null;
  createdAt: Instant;
  settledAt: Instant | null;
}
