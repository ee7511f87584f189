import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { CreditNoteEntity } from './credit-note.entity.js';

@Injectable()
export class CreditNotesRepository {
  async insert(tx: Tx, creditNote: CreditNoteEntity): Promise<void> {
    await tx.manager.insert(CreditNoteEntity, creditNote);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<CreditNoteEntity | null> {
    return tx.manager.findOneBy(CreditNoteEntity, { accountId: scope.accountId, id });
  }

  unscopedFind(tx: Tx, id: string): Promise<CreditNoteEntity | null> {
    return tx.manager.findOneBy(CreditNoteEntity, { id });
  }

  /** All that was taken back of an invoice, oldest first. */
  unscopedOf(tx: Tx, invoiceId: string): Promise<CreditNoteEntity[]> {
    return tx.manager.find(CreditNoteEntity, { where: { invoiceId }, order: { id: 'ASC' } });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<CreditNoteEntity[]> {
    return this.unscopedPage(tx, { accountId: scope.accountId }, limit, before);
  }

  unscopedPage(
    tx: Tx,
    filter: { accountId?: string; invoiceId?: string },
    limit: number,
    before: string | null,
  ): Promise<CreditNoteEntity[]> {
    return tx.manager.find(CreditNoteEntity, {
      where: { ...filter, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
