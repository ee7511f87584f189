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
  bookedOn: LocalDate;
}

interface Posted {
  transaction: NewTransaction;
  entries: readonly Entry[];
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
const POST = `with made as (
    insert into ledger_transactions (id, reason, about, reverses, posted_at, booked_on)
    select t.id, t.reason, t.about, null::uuid, $5::timestamptz, t.booked_on
    from unnest($6::uuid[], $7::text[], $8::text[], $9::date[]) with ordinality as t (id, reason, about, booked_on, place)
    order by t.place returning id)
  insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
  select made.id, account.id, w.currency, w.amount_minor from made,
    unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $10::uuid[])
      with ordinality as w (purpose, owner_id, currency, amount_minor, transaction_id, place),
    lateral (${FOUND}) account
  where w.transaction_id = made.id order by w.place returning id`;
const REVERSE = `with made as (insert into ledger_transactions (id, reason, about, reverses, posted_at, booked_on)
    values ($1, $2, $3, $4, $5, $6) returning id)
  insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
  select made.id, e.ledger_account_id, e.currency, -e.amount_minor from made, ledger_entries e
  where e.transaction_id = $4 order by e.id`;

/** Only added to. The books belong to the installation, so they are written and read as a worker. */
@Injectable()
export class LedgerRepository {
  /** Two statements, however many there are. A second writer of the same new account waits for the first one. */
  async insertAll(tx: Tx, posted: readonly Posted[]): Promise<void> {
    const entries = posted.flatMap(({ transaction, entries: own }) =>
      own.map((one) => ({ ...one, of: transaction.id })),
    );
    const accounts = [
      entries.map(({ account }) => purposeOf(account)),
      entries.map(({ account }) => account.accountId ?? null),
      entries.map(({ amount }) => amount.currency),
    ];
    await tx.query(OPEN_ACCOUNTS, accounts);
    const transactions = posted.map(({ transaction }) => transaction);
    const written = await tx.query(POST, [
      ...accounts,
      entries.map(({ amount }) => amount.minor.toString()),
      toDate(tx.now),
      transactions.map(({ id }) => id),
      transactions.map(({ reason }) => reason),
      transactions.map(({ about }) => about),
      transactions.map(({ bookedOn }) => bookedOn),
      entries.map(({ of }) => of),
    ]);
    if (written.length === entries.length) return;
    throw new Error(
      `${transactions[0]?.about} and ${transactions.length - 1} more lost entries on their way to the books`,
    );
  }

  /** Writes the opposite of a transaction's entries. */
  async insertReversal(tx: Tx, transaction: NewTransaction & { reverses: string }): Promise<void> {
    const { id, reason, about, reverses, bookedOn } = transaction;
    await tx.query(REVERSE, [id, reason, about, reverses, toDate(tx.now), bookedOn]);
  }

  async idAbout(tx: Tx, about: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('select id from ledger_transactions where about = $1', [about]);
    return row?.id ?? null;
  }
}
