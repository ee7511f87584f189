import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ContactOrder } from '../rules/contact-order.js';
import type { ContactEntity } from './contact.entity.js';

/** All that are given must fit. */
export interface ContactFilter {
  /** What the address begins with, normalised as far as it goes. */
  email?: string | undefined;
  phone?: string | undefined;
  tag?: string | undefined;
  listId?: string | undefined;
  createdFrom?: Instant | undefined;
  createdTo?: Instant | undefined;
  updatedFrom?: Instant | undefined;
  updatedTo?: Instant | undefined;
}

/** The keys of the last contact of the page before. */
export type ContactPosition = readonly (string | number)[] | null;

const COLUMNS = `c.account_id as "accountId", c.id, c.email, c.phone, c.fields, c.tags, c.language, c.time_zone as "timeZone",
  c.mail_consent as "mailConsent", c.sms_consent as "smsConsent", c.version, c.created_at as "createdAt", c.updated_at as "updatedAt",
  c.last_sent_at as "lastSentAt", c.last_opened_at as "lastOpenedAt", c.last_clicked_at as "lastClickedAt"`;

/** The first text that is greater than every text beginning with `prefix`. */
const END = '\u{10FFFF}';

/**
 * Pages of contacts. Every filter is a range or an equality of an index that begins with the account, and the order is that
 * of the index that is read, so a page costs what a page costs, at a million contacts too.
 */
@Injectable()
export class ContactSearch {
  page(
    tx: Tx,
    { accountId }: AccountScope,
    filter: ContactFilter,
    { order, after, limit }: { order: ContactOrder; after: ContactPosition; limit: number },
  ): Promise<ContactEntity[]> {
    const sql = new Statement(accountId);
    const from = sourceOf(sql, filter, order);
    if (filter.email !== undefined) sql.where('c.email >= ? and c.email < ?', filter.email, filter.email + END);
    if (filter.phone !== undefined) sql.where('c.phone = ?', filter.phone);
    if (filter.updatedFrom !== undefined) sql.where('c.updated_at >= ?', toDate(filter.updatedFrom));
    if (filter.updatedTo !== undefined) sql.where('c.updated_at < ?', toDate(filter.updatedTo));
    if (after !== null) place(sql, order, after);
    return tx.query<ContactEntity>(
      `select ${COLUMNS} from ${from} where ${sql.conditions.join(' and ')} order by ${BY[order](sql.id)} limit ${sql.value(limit)}`,
      sql.values,
    );
  }
}

const BY: Record<ContactOrder, (id: string) => string> = {
  newest: (id) => `${id} desc`,
  email: () => 'c.email',
  updated: () => 'c.updated_at desc, c.id desc',
};

class Statement {
  readonly values: unknown[];
  readonly conditions: string[] = [];
  /** The id whose index is read. */
  id = 'c.id';

  constructor(accountId: string) {
    this.values = [accountId];
  }

  value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  where(condition: string, ...values: unknown[]): void {
    let n = 0;
    this.conditions.push(condition.replace(/\?/g, () => this.value(values[n++])));
  }
}

/** Newest first of a list or a tag, their own index is read; in any other order they only narrow the contacts. */
function sourceOf(sql: Statement, filter: ContactFilter, order: ContactOrder): string {
  const joins: string[] = [];
  if (filter.listId !== undefined) {
    joins.push('join list_members m on m.account_id = c.account_id and m.contact_id = c.id');
    sql.where(`m.account_id = $1 and m.list_id = ? and m.status = 'active'`, filter.listId);
  }
  if (filter.tag !== undefined) {
    joins.push('join contact_tags t on t.account_id = c.account_id and t.contact_id = c.id');
    sql.where('t.account_id = $1 and t.tag = ?', filter.tag);
  }
  if (order === 'newest') sql.id = idOf(filter);
  sql.where('c.account_id = $1');
  // Ids are made in the order of time, so a span of time is a span of ids.
  if (filter.createdFrom !== undefined) sql.where(`${sql.id} >= ?`, firstIdAt(filter.createdFrom));
  if (filter.createdTo !== undefined) sql.where(`${sql.id} < ?`, firstIdAt(filter.createdTo));
  return `contacts c ${joins.join(' ')}`;
}

/** Of the table whose index leads. */
function idOf({ tag, listId }: ContactFilter): string {
  if (tag !== undefined) return 't.contact_id';
  return listId === undefined ? 'c.id' : 'm.contact_id';
}

function place(sql: Statement, order: ContactOrder, after: NonNullable<ContactPosition>): void {
  if (order === 'newest') sql.where(`${sql.id} < ?`, after[0]);
  else if (order === 'email') sql.where('c.email > ?', after[0]);
  else sql.where('(c.updated_at, c.id) < (?, ?)', toDate(after[0] as Instant), after[1]);
}
