import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { type SeatAllowance, UNLIMITED } from '../rules/seats.js';

/** Port: whoever sells seats tells how many an account has. Asked under the lock of the account's row, so read in `tx`. */
export interface SeatPlan {
  readonly name: string;
  seatsOf(tx: Tx, accountId: string, offer: string): Promise<SeatAllowance>;
}

@Injectable()
export class SeatPlans {
  private plan: SeatPlan | null = null;

  register(plan: SeatPlan): void {
    if (this.plan !== null) throw new Error(`seats are sold by ${this.plan.name} already`);
    this.plan = plan;
  }

  async allowanceIn(tx: Tx, account: { id: string; offer: string }): Promise<SeatAllowance> {
    return (await this.plan?.seatsOf(tx, account.id, account.offer)) ?? UNLIMITED;
  }
}
