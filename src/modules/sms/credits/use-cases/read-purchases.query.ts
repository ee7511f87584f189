import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsPurchasesRepository } from '../data/purchases.repository.js';
import { type EmailTerm, type Expiry, expiryOf, ReadSmsTerms } from '../../packs/index.js';
import type { SmsPurchase } from '../rules/purchase.js';

export interface DatedPurchase {
  purchase: SmsPurchase;
  /** What it would be if its money came now, while it has not; null when it was refused. */
  expiry: Expiry | null;
}

@Injectable()
export class ReadPurchases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purchases: SmsPurchasesRepository,
    private readonly terms: ReadSmsTerms,
    private readonly clock: Clock,
  ) {}

  async one(scope: AccountScope, id: string): Promise<DatedPurchase | null> {
    const purchase = await this.unitOfWork.run(scope, (tx) => this.purchases.find(tx, scope, id));
    return purchase === null ? null : (await this.dated(scope, [purchase]))[0]!;
  }

  /** Newest first; one more than `limit` when there is more. */
  async page(scope: AccountScope, limit: number, before: string | null): Promise<DatedPurchase[]> {
    const page = { limit: limit + 1, before };
    return this.dated(scope, await this.unitOfWork.run(scope, (tx) => this.purchases.page(tx, scope, page)));
  }

  async ofOrder(scope: AccountScope, orderId: string): Promise<DatedPurchase[]> {
    return this.dated(scope, await this.unitOfWork.run(scope, (tx) => this.purchases.ofOrder(tx, scope, orderId)));
  }

  /** For who knows the account's e-mail plans already. */
  dateOne(purchase: SmsPurchase, emailTerms: readonly EmailTerm[]): DatedPurchase {
    const now = this.clock.now();
    const { validity, status, activatedAt } = purchase;
    const paid = { validity, purchasedAt: activatedAt ?? now };
    return { purchase, expiry: status === 'refused' ? null : expiryOf(paid, emailTerms, now) };
  }

  private async dated(scope: AccountScope, purchases: readonly SmsPurchase[]): Promise<DatedPurchase[]> {
    if (purchases.length === 0) return [];
    const { emailTerms } = await this.terms.run(scope);
    return purchases.map((purchase) => this.dateOne(purchase, emailTerms));
  }
}
