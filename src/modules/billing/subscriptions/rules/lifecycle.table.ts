import { defineStates } from '../../../../kernel/state-table.js';
import type { SubscriptionStatus } from './subscription.js';

/** Which status may follow which; nothing ever comes back from `ended` and `deleted`. */
export const LIFECYCLE = defineStates<SubscriptionStatus>('pending_payment', {
  pending_payment: ['active', 'ended'],
  active: ['past_due', 'expired', 'ended', 'deleted'],
  past_due: ['active', 'expired', 'ended', 'deleted'],
  expired: ['active', 'ended', 'deleted'],
  ended: [],
  deleted: [],
});

interface StepKind {
  /** Null stands for the beginning. */
  readonly from: readonly (SubscriptionStatus | null)[];
  readonly to: SubscriptionStatus;
}

/** Everything that can happen to a subscription: from which states, and where it leads. */
export const STEPS = {
  opened_free: { from: [null], to: 'active' },
  granted: { from: [null], to: 'active' },
  ordered: { from: [null], to: 'pending_payment' },
  ordered_and_paid: { from: [null], to: 'active' },
  ordered_on_account: { from: [null], to: 'active' },
  paid: { from: ['pending_payment'], to: 'active' },
  order_lapsed: { from: ['pending_payment'], to: 'ended' },
  order_withdrawn: { from: ['pending_payment'], to: 'ended' },
  renewed: { from: ['active'], to: 'active' },
  renewal_refused: { from: ['active', 'past_due'], to: 'past_due' },
  caught_up: { from: ['past_due'], to: 'active' },
  upgraded: { from: ['active', 'past_due'], to: 'active' },
  change_scheduled: { from: ['active'], to: 'active' },
  change_taken_back: { from: ['active'], to: 'active' },
  cancelled: { from: ['active'], to: 'active' },
  resumed: { from: ['active'], to: 'active' },
  replaced: { from: ['active'], to: 'ended' },
  term_over: { from: ['active'], to: 'ended' },
  expired: { from: ['active', 'past_due'], to: 'expired' },
  fell_back_to_free: { from: ['active', 'past_due'], to: 'ended' },
  renewed_late: { from: ['expired'], to: 'active' },
  window_closed: { from: ['expired'], to: 'ended' },
  purged: { from: ['expired', 'active', 'past_due'], to: 'deleted' },
  account_closed: { from: ['pending_payment', 'active', 'past_due', 'expired'], to: 'ended' },
} as const satisfies Record<string, StepKind>;

export type StepReason = keyof typeof STEPS;

/** Whether `reason` can happen to a subscription in `from`, and where it leads. */
export function stepFrom(from: SubscriptionStatus | null, reason: StepReason): SubscriptionStatus | null {
  const { from: allowed, to }: StepKind = STEPS[reason];
  return allowed.includes(from) ? to : null;
}
