import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { purposeOf } from '../rules/chart.js';
import type { Entry } from '../rules/posting.js';

export interface NewTransaction {
  id: string;
  /** The business reason: `invoice_issued`, `payment_received`. */
  reason: string;
  /** What it is about, once: `invoice:<id>`. The same again is refused. */
  about: string;
  reverses: string | null;
  bookedOn: LocalDate;
}

const WANTED = 'unnest($1::text[], $2::uuid[], $3::text[]) as w (purpose, owner_id, currency)';
// `is not distinct from` uses no index, hence the two arms.
const FOUND = `select id from ledger_accounts a
    where a.purpose = w.purpose and a.currency = w.currency and a.owner_id = w.owner_id
  union all select id from ledger_accounts a
    where a.purpose = w.purpose and a.currency = w.currency and a.owner_id is null and w.owner_id is null`;
/** In order, so that two writers of several new accounts wait for each other and never in a ring. */
const OPEN_ACCOUNTS = `insert into ledger_accounts (purpose, owner_id, currency)
  select distinct purpose, owner_id, currency from ${WANTED} where not exists (${FOUND}) order by 1, 2, 3
  on conflict do nothing`;
const INSERT_TRANSACTION = `insert into ledger_transactions (id, reason, about, reverses, posted_at, booked_on)
  values ($1, $2, $3, $4, $5, $6) returning id`;
const POST = `with made as (${INSERT_TRANSACTION})
  insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
  select made.id, account.id, w.currency, w.amount_minor from made,
    unnest($7::text[], $8::uuid[], $9::text[], $10::bigint[])
      with ordinality as w (purpose, owner_id, currency, amount_minor, place),
    lateral (${FOUND}) account
  order by w.place returning id`;
const REVERSE = `with made as (${INSERT_TRANSACTION})
  insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
  select made.id, e.ledger_account_id, e.currency, -e.amount_minor from made, ledger_entries e
  where e.transaction_id = $4 order by e.id`;
/** Only added to. The books belong to the installation, so they are written and read as a worker. */
@Injectable()
export class LedgerRepository {
  /** Two statements, however many entries. A second writer of the same new account waits for the first one. */
  async insert(tx: Tx, transaction: NewTransaction, entries: readonly Entry[]): Promise<void> {
    const accounts = [
      entries.map(({ account }) => purposeOf(account)),
      entries.map(({ account }) => account.accountId ?? null),
      entries.map(({ amount }) => amount.currency),
    ];
    await tx.query(OPEN_ACCOUNTS, accounts);
    const amounts = entries.map(({ amount }) => amount.minor.toString());
    const written = await tx.query(POST, [...valuesOf(tx, transaction), ...accounts, amounts]);
    if (written.length !== entries.length)
      throw new Error(`${transaction.about} lost entries on their way to the books`);
  }

  /** Writes the opposite of a transaction's entries. */
  async insertReversal(tx: Tx, transaction: NewTransaction): Promise<void> {
    await tx.query(REVERSE, valuesOf(tx, transaction));
  }

  async idAbout(tx: Tx, about: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('select id from ledger_transactions where about = $1', [about]);
    return row?.id ?? null;
  }
}

function valuesOf(tx: Tx, { id, reason, about, reverses, bookedOn }: NewTransaction): unknown[] {
  return [id, reason, about, reverses, toDate(tx.now), bookedOn];
}
