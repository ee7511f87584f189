import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { PaymentFailure } from './payment-failures.table.js';
import type { PaymentKind } from './payment-kinds.js';

export type PaymentState = 'created' | 'pending' | 'succeeded' | 'failed' | 'returned';

/**
 * Created: reserved, nobody has been asked for the money. Pending: somebody has been, or is just being, asked. Money that
 * came is not unsaid by a late refusal, but a late success counts. Returned: the payer's bank took it back, days later.
 */
export const PAYMENT_STATES = defineStates<PaymentState>('created', {
  created: ['pending', 'failed'],
  pending: ['succeeded', 'failed'],
  failed: ['succeeded'],
  succeeded: ['returned'],
  returned: [],
});

/** What the payer must do before the gateway goes on. */
export interface NextAction {
  type: 'redirect';
  url: string;
}

/** How money came that no gateway brought, as the bank's statement says it. */
export interface Booking {
  reference: string;
  /** Names the booking once for all: the same line of a statement is booked once. */
  externalId: string;
  bookedOn: LocalDate;
}

export interface Payment {
  id: string;
  accountId: string;
  kind: PaymentKind;
  methodId: string | null;
  gateway: string | null;
  /** Whether its payer can be asked to confirm it; nobody is there when a term renews by itself. */
  payerPresent: boolean;
  /** What is paid for: the kind of thing and its id. */
  purpose: string;
  purposeId: string;
  amount: Money;
  state: PaymentState;
  /** Why it failed, or why it was taken back. */
  failure: PaymentFailure | null;
  nextAction: NextAction | null;
  booking: Booking | null;
  createdAt: Instant;
  settledAt: Instant | null;
  returnedAt: Instant | null;
}
