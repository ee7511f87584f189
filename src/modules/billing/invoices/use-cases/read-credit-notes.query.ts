import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import { CreditNotesRepository } from '../data/credit-notes.repository.js';

/** Newest first; one row more than `limit` when there is more. */
@Injectable()
export class ReadCreditNotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly creditNotes: CreditNotesRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<CreditNoteEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.creditNotes.find(tx, scope, id));
  }

  page(scope: AccountScope, limit: number, before: string | null): Promise<CreditNoteEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.creditNotes.page(tx, scope, limit + 1, before));
  }

  /** In somebody's transaction, as a worker. */
  unscopedIn(tx: Tx, id: string): Promise<CreditNoteEntity | null> {
    return this.creditNotes.unscopedFind(tx, id);
  }

  /** For staff. */
  unscopedOne(id: string): Promise<CreditNoteEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.creditNotes.unscopedFind(tx, id));
  }

  unscopedPage(
    filter: { accountId?: string; invoiceId?: string },
    limit: number,
    before: string | null,
  ): Promise<CreditNoteEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.creditNotes.unscopedPage(tx, filter, limit + 1, before));
  }
}
