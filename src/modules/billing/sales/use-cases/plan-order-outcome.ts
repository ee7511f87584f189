import type { Tx } from '../../../../platform/database/tx.js';
import type { PlanOrder } from '../rules/plan-order.js';

/** What becomes of one kind of order; all run in the transaction that books the payment, or says that none came. */
export interface PlanOrderOutcome {
  /** It is paid whole, or trusted to be. `too_late`: nothing was left that could begin. */
  paidIn(tx: Tx, order: PlanOrder): Promise<'begun' | 'too_late'>;
  /** `bill`: it is owed all the same. */
  refusedIn(tx: Tx, order: PlanOrder): Promise<'drop' | 'bill'>;
  /** Its invoice was credited before it began. */
  withdrawnIn(tx: Tx, order: PlanOrder): Promise<void>;
}
