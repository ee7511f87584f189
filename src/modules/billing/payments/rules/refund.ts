import type { Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Payment } from './payment.js';
import { isGatewayKind } from './payment-kinds.js';

/** Pending: the gateway is being asked, or has not decided. What it refuses for good goes to the customer's wallet. */
export type RefundState = 'pending' | 'succeeded' | 'failed';

/** Money on its way back to where it came from. */
export interface Refund {
  id: string;
  accountId: string;
  paymentId: string;
  amount: Money;
  /** Whoever gives it names it once: the same again is the same refund. */
  reference: string;
  state: RefundState;
  createdAt: Instant;
  settledAt: Instant | null;
}

export type RefundVerdict = 'ok' | 'not_refundable' | 'too_much';

/** Whether so much of a payment can go back through the gateway that brought it. */
export function judgeRefund(
  { kind, state, amount, booking }: Pick<Payment, 'kind' | 'state' | 'amount' | 'booking'>,
  refundedMinor: bigint,
  wanted: Money,
): RefundVerdict {
  // What was booked has no charge at the gateway.
  if (booking !== null || !isGatewayKind(kind) || state !== 'succeeded' || wanted.currency !== amount.currency)
    return 'not_refundable';
  return wanted.minor > 0n && refundedMinor + wanted.minor <= amount.minor ? 'ok' : 'too_much';
}
