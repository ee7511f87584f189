import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { LedgerBalances } from './data/ledger-balances.repository.js';
import { LedgerDays } from './data/ledger-days.repository.js';
import { LedgerEntries } from './data/ledger-entries.repository.js';
import { LedgerRepository } from './data/ledger.repository.js';
import { AdminLedgerController } from './http/admin-ledger.controller.js';
import { LedgerFacade } from './ledger.facade.js';
import { ReadLedger } from './use-cases/read-ledger.query.js';
import { ReadTrialBalance } from './use-cases/trial-balance.query.js';

/** Double-entry books in integer minor units. */
@Module({
  imports: [AccountsModule],
  controllers: [AdminLedgerController],
  providers: [LedgerRepository, LedgerBalances, LedgerEntries, LedgerDays, LedgerFacade, ReadTrialBalance, ReadLedger],
  exports: [LedgerFacade, LedgerDays],
})
export class LedgerModule {}
