import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { BillingDetailsRepository } from '../data/billing-details.repository.js';
import type { BillingDetailsVersion } from '../rules/billing-details.js';
import type { VatNumberJudgement } from '../rules/vat-number-judgement.js';
import { VatNumberJudges } from './vat-number-judge.js';

/** Null details: the account has not given any yet. */
export interface JudgedDetails {
  details: BillingDetailsVersion | null;
  judgement: VatNumberJudgement;
}

@Injectable()
export class GetBillingDetails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: BillingDetailsRepository,
    private readonly judges: VatNumberJudges,
  ) {}

  run(scope: AccountScope): Promise<JudgedDetails> {
    return this.unitOfWork.run(scope, (tx) => this.in(tx, scope));
  }

  async in(tx: Tx, scope: AccountScope): Promise<JudgedDetails> {
    const details = await this.repository.current(tx, scope);
    return { details, judgement: await this.judges.get().judgementIn(tx, scope, details?.vatNumber ?? null) };
  }
}
