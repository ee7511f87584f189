import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { LedgerModule } from '../ledger/index.js';
import { TaxModule } from '../tax/index.js';
import { BookFigures } from './data/book-figures.js';
import { BookReaders } from './data/book-readers.js';
import { ClosingsRepository } from './data/closings.repository.js';
import { AdminClosingsController } from './http/admin-closings.controller.js';
import { AdminFecController } from './http/admin-fec.controller.js';
import { AdminReportsController } from './http/admin-reports.controller.js';
import { AdminVerificationController } from './http/admin-verification.controller.js';
import { MeasureBooks } from './jobs/measure-books.js';
import { CloseBooks } from './use-cases/close-books.js';
import { VerifyBooks } from './use-cases/verify-books.js';
import { WriteFec } from './use-cases/write-fec.js';
import { WriteReports } from './use-cases/write-reports.js';

/** What accountants and tax authorities get from the books, and what keeps the books honest. */
@Module({
  imports: [AccountsModule, TaxModule, LedgerModule, InvoicesModule],
  controllers: [AdminClosingsController, AdminVerificationController, AdminFecController, AdminReportsController],
  providers: [
    BookReaders,
    ClosingsRepository,
    CloseBooks,
    BookFigures,
    MeasureBooks,
    VerifyBooks,
    WriteFec,
    WriteReports,
  ],
})
export class BooksModule {}
