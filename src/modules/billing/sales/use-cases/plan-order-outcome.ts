import type { Tx } from '../../../../platform/database/tx.js';
import type { PlanOrder } from '../rules/plan-order.js';

/** What becomes of one kind of order; both run in the transaction that books the payment, or says that none came. */
export interface PlanOrderOutcome {
  paidIn(tx: Tx, order: PlanOrder): Promise<void>;
  refusedIn(tx: Tx, order: PlanOrder): Promise<void>;
}
