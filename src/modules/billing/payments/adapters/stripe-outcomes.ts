import type Stripe from 'stripe';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { GatewayKind } from '../rules/payment-kinds.js';
import type { NextAction } from '../rules/payment.js';
import { failureBy } from './stripe-declines.table.js';

/** Stripe's names of the ways to pay. */
export const STRIPE_TYPES: Record<GatewayKind, 'card' | 'sepa_debit' | 'paypal'> = {
  card: 'card',
  direct_debit: 'sepa_debit',
  paypal: 'paypal',
};

function kindOf(types: readonly string[]): GatewayKind {
  if (types.includes('sepa_debit')) return 'direct_debit';
  return types.includes('paypal') ? 'paypal' : 'card';
}

/** How a dispute stands: an inquiry has moved no money yet, a lost or open dispute has taken it. */
type DisputeState = 'inquiry' | 'opened' | 'won' | 'lost';

export function disputeState({ status }: Pick<Stripe.Dispute, 'status'>): DisputeState {
  if (status.startsWith('warning_') || status === 'prevented') return 'inquiry';
  if (status === 'won') return 'won';
  return status === 'lost' ? 'lost' : 'opened';
}

/**
 * What an intent says about the charge it is for; null when nothing was ever charged with it. `disputes` are those of its
 * charge.
 */
export function outcomeOf(
  intent: Stripe.PaymentIntent,
  disputes: readonly Pick<Stripe.Dispute, 'id' | 'status'>[] = [],
): ChargeOutcome | null {
  switch (intent.status) {
    case 'requires_confirmation':
      return null;
    case 'succeeded':
      return isTaken(disputes) ? { kind: 'returned', failure: 'disputed' } : { kind: 'succeeded', ...wonOf(disputes) };
    case 'requires_action': {
      const nextAction = actionOf(intent.next_action);
      return nextAction === null ? { kind: 'pending' } : { kind: 'requires_action', nextAction };
    }
    case 'requires_payment_method':
      return { kind: 'failed', failure: refusalOf(intent) };
    case 'canceled':
      return { kind: 'failed', failure: intent.last_payment_error ? refusalOf(intent) : 'expired' };
    case 'processing':
    case 'requires_capture':
    default:
      // Also what Stripe calls by a word that is not known yet.
      return { kind: 'pending' };
  }
}

/** The page that the payer is sent to; other actions need a page of the shop's, which there is none of. */
export function actionOf(
  action: Stripe.PaymentIntent.NextAction | Stripe.SetupIntent.NextAction | null,
): NextAction | null {
  const url = action?.redirect_to_url?.url ?? null;
  return url === null ? null : { type: 'redirect', url };
}

/** The newest that was won; Stripe lists the newest first. */
function wonOf(disputes: readonly Pick<Stripe.Dispute, 'id' | 'status'>[]): { won?: string } {
  const won = disputes.find(({ status }) => status === 'won');
  return won ? { won: won.id } : {};
}

function isTaken(disputes: readonly Pick<Stripe.Dispute, 'status'>[]): boolean {
  return disputes.some((dispute) => ['opened', 'lost'].includes(disputeState(dispute)));
}

function refusalOf({
  last_payment_error: error,
  latest_charge: charge,
  payment_method_types: types,
}: Stripe.PaymentIntent) {
  const failure = charge !== null && typeof charge === 'object' ? charge.failure_code : null;
  return failureBy([error?.decline_code, error?.code, failure], kindOf(types));
}

export function isDisputed({ latest_charge: charge }: Stripe.PaymentIntent): boolean {
  return charge !== null && typeof charge === 'object' && charge.disputed;
}
