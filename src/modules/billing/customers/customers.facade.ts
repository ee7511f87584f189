import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { customersProblems } from './customers.errors.js';
import { BillingDetailsRepository } from './data/billing-details.repository.js';
import type { BillingDetailsVersion } from './rules/billing-details.js';
import { missingForPurchase } from './rules/purchase-readiness.js';
import { type VatNumberJudge, VatNumberJudges } from './use-cases/vat-number-judge.js';

/** Whom invoices are made out to. */
@Injectable()
export class CustomersFacade {
  constructor(
    private readonly details: BillingDetailsRepository,
    private readonly judges: VatNumberJudges,
  ) {}

  registerVatNumberJudge(judge: VatNumberJudge): void {
    this.judges.register(judge);
  }

  currentIn(tx: Tx, scope: AccountScope): Promise<BillingDetailsVersion | null> {
    return this.details.current(tx, scope);
  }

  /** What an invoice was made from, whatever the account says today. */
  versionIn(tx: Tx, scope: AccountScope, versionId: string): Promise<BillingDetailsVersion | null> {
    return this.details.find(tx, scope, versionId);
  }

  /** The details of those of these accounts that an invoice can be made out to. */
  async readyForPurchaseIn(tx: Tx, accountIds: readonly string[]): Promise<Map<string, BillingDetailsVersion>> {
    const current = await this.details.unscopedCurrentOf(tx, accountIds);
    return new Map(current.filter((one) => missingForPurchase(one).length === 0).map((one) => [one.accountId, one]));
  }

  /** The details, or 422 naming what a purchase still needs (`siren` of a French company). */
  async requireForPurchaseIn(tx: Tx, scope: AccountScope): Promise<BillingDetailsVersion> {
    const current = await this.details.current(tx, scope);
    const missing = missingForPurchase(current);
    if (current !== null && missing.length === 0) return current;
    const errors = missing.map((field) => ({ field, code: 'required', message: '' }));
    throw customersProblems.billing_details_required({ errors });
  }
}
