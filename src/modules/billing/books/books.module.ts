import { Module } from '@nestjs/common';
import { InvoicesModule } from '../invoices/index.js';
import { LedgerModule } from '../ledger/index.js';
import { ClosingsRepository } from './data/closings.repository.js';
import { AdminClosingsController } from './http/admin-closings.controller.js';
import { CloseBooks } from './use-cases/close-books.js';

/** What accountants and tax authorities get from the books, and what keeps the books honest. */
@Module({
  imports: [LedgerModule, InvoicesModule],
  controllers: [AdminClosingsController],
  providers: [ClosingsRepository, CloseBooks],
})
export class BooksModule {}
