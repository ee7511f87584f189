import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DepositsModule } from '../deposits/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { ProFormasModule } from '../pro-formas/index.js';
import { TaxModule } from '../tax/index.js';
import { WalletModule } from '../wallet/index.js';
import { StatementEntriesRepository } from './data/statement-entries.repository.js';
import { AdminReconciliationController, StatementEntryLocator } from './http/admin-reconciliation.controller.js';
import { AssignEntry } from './use-cases/assign-entry.js';
import { BookMovements } from './use-cases/book-movements.js';
import { BookTarget } from './use-cases/book-target.js';
import { DecideEntry } from './use-cases/decide-entry.js';
import { BookTransfer } from './use-cases/book-transfer.js';
import { FindTargets } from './use-cases/find-targets.js';
import { ReadEntries } from './use-cases/read-entries.query.js';
import { ReconcileStatement } from './use-cases/reconcile-statement.js';
import { TellOfReversal } from './use-cases/tell-of-reversal.js';

/** Bank statements, and what their money pays. */
@Module({
  imports: [
    AccountsModule,
    TaxModule,
    LedgerModule,
    WalletModule,
    DepositsModule,
    PaymentsModule,
    InvoicesModule,
    ProFormasModule,
  ],
  controllers: [AdminReconciliationController],
  providers: [
    StatementEntriesRepository,
    FindTargets,
    BookTarget,
    DecideEntry,
    BookMovements,
    ReconcileStatement,
    AssignEntry,
    ReadEntries,
    TellOfReversal,
    BookTransfer,
    StatementEntryLocator,
  ],
})
export class ReconciliationModule {}
