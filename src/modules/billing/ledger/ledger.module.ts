import { Module } from '@nestjs/common';
import { LedgerRepository } from './data/ledger.repository.js';
import { AdminLedgerController } from './http/admin-ledger.controller.js';
import { LedgerFacade } from './ledger.facade.js';
import { ReadTrialBalance } from './use-cases/trial-balance.query.js';

/** Double-entry books in integer minor units. */
@Module({
  controllers: [AdminLedgerController],
  providers: [LedgerRepository, LedgerFacade, ReadTrialBalance],
  exports: [LedgerFacade],
})
export class LedgerModule {}
