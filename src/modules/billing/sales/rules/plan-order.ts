import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval } from '../../catalogue/index.js';

export type PlanOrderKind = 'new' | 'upgrade' | 'renewal';
export type PlanOrderStatus = 'open' | 'paid' | 'refused';

/** Money that comes after a refusal still buys what it was paid for. */
export const PLAN_ORDER_STATES = defineStates<PlanOrderStatus>('open', {
  open: ['paid', 'refused'],
  refused: ['paid'],
  paid: [],
});

export interface PlanOrder {
  id: string;
  accountId: string;
  subscriptionId: string;
  kind: PlanOrderKind;
  planVersionId: string;
  interval: Interval;
  /** The term that is paid for; null for a new subscription, whose first term begins with its payment. */
  termStartAt: Instant | null;
  termEndAt: Instant | null;
  paymentMethodId: string | null;
  status: PlanOrderStatus;
  actor: Actor;
  orderedAt: Instant;
}
