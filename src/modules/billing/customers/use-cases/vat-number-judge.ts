import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { VatNumberJudgement } from '../rules/vat-number-judgement.js';

/** Port: who finds out whether VAT numbers exist, and remembers. */
export interface VatNumberJudge {
  /** In the transaction that stores the number; answers whether somebody has to be asked. */
  watchIn(tx: Tx, scope: AccountScope, vatNumber: string | null): Promise<boolean>;
  /** After it; for a few seconds at most. */
  judge(accountId: string): Promise<void>;
  judgementIn(tx: Tx, scope: AccountScope, vatNumber: string | null): Promise<VatNumberJudgement>;
}

@Injectable()
export class VatNumberJudges {
  private judge: VatNumberJudge | null = null;

  register(judge: VatNumberJudge): void {
    if (this.judge) throw new Error('there is a judge of VAT numbers already');
    this.judge = judge;
  }

  get(): VatNumberJudge {
    if (!this.judge) throw new Error('nobody judges VAT numbers');
    return this.judge;
  }
}
