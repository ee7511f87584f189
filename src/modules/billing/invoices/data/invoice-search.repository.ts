import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { InvoiceStatus } from '../rules/bill.js';
import { CreditNoteEntity } from './credit-note.entity.js';
import { InvoiceEntity } from './invoice.entity.js';

/** What staff look for; what is left out does not matter. */
export interface InvoiceFilter {
  accountId?: string;
  status?: InvoiceStatus;
  /** Days of issue, both included. */
  from?: LocalDate;
  to?: LocalDate;
  /** The number, or its beginning. */
  number?: string;
}

export interface IssuedBetween {
  from: LocalDate;
  to: LocalDate;
  /** The id of the last one that was read. */
  after: string | null;
}

const ISSUE_DATE = `document.content ->> 'issueDate'`;

/** Documents of all accounts, for staff. */
@Injectable()
export class InvoiceSearchRepository {
  /** Newest first, at most `limit`, older than `before`. */
  unscopedFind(tx: Tx, filter: InvoiceFilter, limit: number, before: string | null): Promise<InvoiceEntity[]> {
    const query = tx.manager.createQueryBuilder(InvoiceEntity, 'document').orderBy('document.id', 'DESC').take(limit);
    const { accountId, status, from, to, number } = filter;
    if (before !== null) query.andWhere('document.id < :before', { before });
    if (accountId !== undefined) query.andWhere('document.accountId = :accountId', { accountId });
    if (status !== undefined) query.andWhere('document.status = :status', { status });
    if (number !== undefined) query.andWhere('document.number like :number', { number: `${literal(number)}%` });
    return issuedOn(query, from, to).getMany();
  }

  /** Oldest first, at most `limit`. */
  unscopedInvoices(tx: Tx, between: IssuedBetween, limit: number): Promise<InvoiceEntity[]> {
    return oldestFirst(tx.manager.createQueryBuilder(InvoiceEntity, 'document'), between, limit);
  }

  /** The same of credit notes. */
  unscopedCreditNotes(tx: Tx, between: IssuedBetween, limit: number): Promise<CreditNoteEntity[]> {
    return oldestFirst(tx.manager.createQueryBuilder(CreditNoteEntity, 'document'), between, limit);
  }
}

function oldestFirst<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { from, to, after }: IssuedBetween,
  limit: number,
): Promise<T[]> {
  if (after !== null) query.andWhere('document.id > :after', { after });
  return issuedOn(query, from, to).orderBy('document.id', 'ASC').take(limit).getMany();
}

function issuedOn<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  from: LocalDate | undefined,
  to: LocalDate | undefined,
): SelectQueryBuilder<T> {
  if (from !== undefined) query.andWhere(`${ISSUE_DATE} >= :from`, { from });
  if (to !== undefined) query.andWhere(`${ISSUE_DATE} <= :to`, { to });
  return query;
}

/** No character of it means anything to `like`. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
