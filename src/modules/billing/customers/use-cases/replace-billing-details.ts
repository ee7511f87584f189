import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { BillingDetailsRepository } from '../data/billing-details.repository.js';
import type { BillingDetails, BillingDetailsVersion } from '../rules/billing-details.js';
import { GetBillingDetails, type JudgedDetails } from './get-billing-details.query.js';
import { VatNumberJudges } from './vat-number-judge.js';

/** Writes a new version of whom invoices are made out to, and has its VAT number judged. */
@Injectable()
export class ReplaceBillingDetails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: BillingDetailsRepository,
    private readonly accounts: AccountsFacade,
    private readonly judges: VatNumberJudges,
    private readonly getDetails: GetBillingDetails,
  ) {}

  async run(scope: AccountScope, details: BillingDetails, actor: Actor): Promise<JudgedDetails> {
    const toAsk = await this.unitOfWork.run(scope, async (tx) => {
      await this.repository.lock(tx, scope);
      const before = await this.repository.current(tx, scope);
      const changes = changesBetween<BillingDetails>(before ?? {}, details);
      if (before === null || Object.keys(changes).length > 0) {
        await this.repository.insert(tx, nextVersion(scope, before, details, { id: newId(tx.now), createdAt: tx.now }));
        await this.accounts.auditIn(tx, {
          accountId: scope.accountId,
          action: 'billing_details.changed',
          actor,
          target: { type: 'billing_details', id: null },
          changes,
        });
      }
      return this.judges.get().watchIn(tx, scope, details.vatNumber);
    });
    if (toAsk) await this.judges.get().judge(scope.accountId);
    return this.getDetails.run(scope);
  }
}

function nextVersion(
  { accountId }: AccountScope,
  before: BillingDetailsVersion | null,
  details: BillingDetails,
  made: Pick<BillingDetailsVersion, 'id' | 'createdAt'>,
): BillingDetailsVersion {
  return { ...details, ...made, accountId, version: (before?.version ?? 0) + 1 };
}
