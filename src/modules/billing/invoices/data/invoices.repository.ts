import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { InvoiceEntity } from './invoice.entity.js';

/** Where a series stands; held until the transaction ends, so that no number is ever lost or given twice. */
export interface Series {
  series: string;
  lastSequence: number;
  lastIssuedOn: LocalDate | null;
  lastHash: Buffer | null;
}

interface InvoiceFilter {
  accountId?: string;
}

const LOCK_SERIES = `select series, last_sequence as "lastSequence", last_issued_on::text as "lastIssuedOn",
  last_hash as "lastHash" from invoice_series where series = $1 for update`;

@Injectable()
export class InvoicesRepository {
  /** The last lock a transaction takes: whoever holds it keeps all other invoices of the series waiting. */
  async unscopedLockSeries(tx: Tx, series: string): Promise<Series> {
    await tx.query('insert into invoice_series (series, last_sequence) values ($1, 0) on conflict do nothing', [
      series,
    ]);
    const [row] = await tx.query<Series>(LOCK_SERIES, [series]);
    if (!row) throw new Error(`series ${series} is gone`);
    return row;
  }

  /** Writes an invoice and moves its series on to it. */
  async insert(tx: Tx, invoice: InvoiceEntity): Promise<void> {
    await tx.manager.insert(InvoiceEntity, invoice);
    await tx.query(
      'update invoice_series set last_sequence = $2, last_issued_on = $3, last_hash = $4 where series = $1',
      [invoice.series, invoice.sequence, invoice.content.issueDate, invoice.hash],
    );
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

  /** The invoice that a payer names by its payment reference. */
  unscopedByReference(tx: Tx, reference: string): Promise<InvoiceEntity | null> {
    return tx.manager
      .createQueryBuilder(InvoiceEntity, 'invoice')
      .where(`invoice.content ->> 'paymentReference' = :reference`, { reference })
      .getOne();
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

  /** The invoice of what was ordered, the newest one where it was issued anew; null while there is none. */
  forSubject(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<InvoiceEntity | null> {
    return tx.manager.findOne(InvoiceEntity, {
      where: { accountId: scope.accountId, order: { accountId: scope.accountId, subject, subjectId } },
      order: { id: 'DESC' },
    });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    return this.unscopedPage(tx, { accountId: scope.accountId }, limit, before);
  }

  unscopedPage(tx: Tx, filter: InvoiceFilter, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    return tx.manager.find(InvoiceEntity, {
      where: { ...filter, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
