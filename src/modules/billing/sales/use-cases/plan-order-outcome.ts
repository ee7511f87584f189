import type { Tx } from '../../../../platform/database/tx.js';
import type { PlanOrder } from '../rules/plan-order.js';

/** `too_late`: nothing was left that could begin. */
export type PaidFate = 'begun' | 'too_late';

/** What becomes of one kind of order; all run in the transaction that books the payment, or says that none came. */
export interface PlanOrderOutcome {
  /** It is paid whole, or trusted to be. */
  paidIn(tx: Tx, order: PlanOrder): Promise<PaidFate>;
  /** The same for many at once, in their order, where that is less work. */
  paidAllIn?(tx: Tx, orders: readonly PlanOrder[]): Promise<PaidFate[]>;
  /** `bill`: it is owed all the same. */
  refusedIn(tx: Tx, order: PlanOrder): Promise<'drop' | 'bill'>;
  /** Its invoice was credited before it began. */
  withdrawnIn(tx: Tx, order: PlanOrder): Promise<void>;
}
