import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { type InvoiceFilter, InvoiceSearchRepository } from '../data/invoice-search.repository.js';
import { InvoicesRepository } from '../data/invoices.repository.js';

/** Newest first; one row more than `limit` when there is more. */
@Injectable()
export class ReadInvoices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly search: InvoiceSearchRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<InvoiceEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.invoices.find(tx, scope, id));
  }

  page(scope: AccountScope, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.invoices.page(tx, scope, limit + 1, before));
  }

  /** In somebody's transaction, as a worker. */
  unscopedIn(tx: Tx, id: string): Promise<InvoiceEntity | null> {
    return this.invoices.unscopedFind(tx, id);
  }

  /** For staff. */
  unscopedOne(id: string): Promise<InvoiceEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.invoices.unscopedFind(tx, id));
  }

  unscopedPage(filter: InvoiceFilter, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.search.unscopedFind(tx, filter, limit + 1, before));
  }
}
