import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { InvoiceEntity } from './invoice.entity.js';

/** An invoice as whoever books money on it knows it. */
export interface ReferencedInvoice {
  id: string;
  accountId: string;
  reference: string;
}

@Injectable()
export class InvoicesRepository {
  async insert(tx: Tx, ...invoices: InvoiceEntity[]): Promise<void> {
    await tx.manager.insert(InvoiceEntity, invoices);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOneBy(InvoiceEntity, { accountId: scope.accountId, id });
  }

  unscopedFind(tx: Tx, id: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOneBy(InvoiceEntity, { id });
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<InvoiceEntity | null> {
    const where = { accountId: scope.accountId, id };
    return tx.manager.findOne(InvoiceEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** The invoices that payers name by their payment references. */
  unscopedByReferences(tx: Tx, references: readonly string[]): Promise<ReferencedInvoice[]> {
    return tx.query<ReferencedInvoice & Record<string, unknown>>(
      `select id, account_id as "accountId", content ->> 'paymentReference' as reference from invoices
       where content ->> 'paymentReference' = any ($1::text[])`,
      [references],
    );
  }

  /** Its order, when it was credited whole and nothing was issued instead. */
  async unscopedTakenBack(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ orderId: string }>(
      `select order_id as "orderId" from invoices i where id = $1 and status = 'credited'
         and not exists (select 1 from invoices newer where newer.replaces_id = i.id)`,
      [id],
    );
    return row?.orderId ?? null;
  }

  /** With the order that it bills. */
  unscopedWithOrder(tx: Tx, id: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOne(InvoiceEntity, { where: { id }, relations: { order: true } });
  }

  unscopedLock(tx: Tx, id: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOne(InvoiceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes what was paid, credited and given back of a locked invoice: all of it that ever moves. */
  async move(tx: Tx, invoice: InvoiceEntity): Promise<void> {
    const { accountId, id, status, paidMinor, creditedMinor, refundedMinor } = invoice;
    await tx.manager.update(InvoiceEntity, { accountId, id }, { status, paidMinor, creditedMinor, refundedMinor });
  }

  /** Invoices with VAT that was charged because a number could not be judged, and that nobody has credited; oldest first. */
  async unscopedUnproved(tx: Tx, accountId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from invoices where account_id = $1 and status <> 'credited'
         and content -> 'flags' @> '["VIES_PENDING"]'
         and not content -> 'vatBreakdown' @> '[{"treatment": "EU_RC"}]' order by id`,
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  /** The invoice of what was ordered, the newest one where it was issued anew; null while there is none. */
  forSubject(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOne(InvoiceEntity, {
      where: { accountId: scope.accountId, order: { accountId: scope.accountId, subject, subjectId } },
      order: { id: 'DESC' },
    });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    return tx.manager.find(InvoiceEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
