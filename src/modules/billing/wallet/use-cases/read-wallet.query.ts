import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { TaxFacade } from '../../tax/index.js';
import { WalletReferencesRepository } from '../data/wallet-references.repository.js';
import { WalletsRepository } from '../data/wallets.repository.js';
import type { WalletEntry } from '../rules/wallet-entry.js';

/** All offers are sold in it. */
const CURRENCY = 'EUR';
/** Where the seller's days begin. */
const ZONE = 'Europe/Paris';

export interface WalletTerms {
  balance: Money;
  /** What to write on a transfer, and where to send it. */
  depositReference: string;
  bankAccount: { holder: string; iban: string; bic: string };
}

@Injectable()
export class ReadWallet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wallets: WalletsRepository,
    private readonly references: WalletReferencesRepository,
    private readonly tax: TaxFacade,
  ) {}

  run(scope: AccountScope): Promise<WalletTerms> {
    return this.unitOfWork.run(scope, async (tx) => ({
      balance: await this.wallets.balance(tx, scope, CURRENCY),
      depositReference: await this.references.of(tx, scope),
      bankAccount: (await this.tax.sellerIn(tx, localDate(tx.now, ZONE))).seller.bankAccount,
    }));
  }

  /** Newest first; one more than `limit` when there is more. */
  entries(scope: AccountScope, limit: number, before: number | null): Promise<WalletEntry[]> {
    return this.unitOfWork.run(scope, (tx) => this.wallets.page(tx, scope, CURRENCY, { limit: limit + 1, before }));
  }
}
