import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { WalletReferencesRepository } from '../data/wallet-references.repository.js';
import { WalletsRepository } from '../data/wallets.repository.js';
import type { WalletEntry } from '../rules/wallet-entry.js';

/** All offers are sold in it. */
const CURRENCY = 'EUR';

@Injectable()
export class ReadWallet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wallets: WalletsRepository,
    private readonly references: WalletReferencesRepository,
  ) {}

  run(scope: AccountScope): Promise<{ balance: Money; depositReference: string }> {
    return this.unitOfWork.run(scope, async (tx) => ({
      balance: await this.wallets.balance(tx, scope, CURRENCY),
      depositReference: await this.references.of(tx, scope),
    }));
  }

  /** Newest first; one more than `limit` when there is more. */
  entries(scope: AccountScope, limit: number, before: number | null): Promise<WalletEntry[]> {
    return this.unitOfWork.run(scope, (tx) => this.wallets.page(tx, scope, CURRENCY, { limit: limit + 1, before }));
  }
}
