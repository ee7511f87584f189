import { Injectable } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type LedgerAccount, purposeOf } from '../rules/chart.js';
import type { Entry } from '../rules/posting.js';

export interface NewTransaction {
  id: string;
  /** The business reason: `invoice_issued`, `payment_received`. */
  reason: string;
  /** What it is about, once: `invoice:<id>`. The same again is refused. */
  about: string;
  reverses: string | null;
}

export interface AccountTotals {
  purpose: string;
  currency: Currency;
  /** Decimal texts of minor units: a sum may pass 2⁵³. */
  debit: string;
  credit: string;
}

const OPEN_ACCOUNT = `with made as (
    insert into ledger_accounts (purpose, owner_id, currency) values ($1, $2, $3) on conflict do nothing returning id)
  select id from made union all
  select id from ledger_accounts where purpose = $1 and owner_id is not distinct from $2 and currency = $3 limit 1`;
const TOTALS = `select a.purpose, a.currency,
    coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::text as debit,
    coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::text as credit
  from ledger_accounts a join ledger_entries e on e.ledger_account_id = a.id
  group by a.purpose, a.currency order by a.purpose, a.currency`;

/** Only added to. The books belong to the installation, so they are written and read as a worker. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, { id, reason, about, reverses }: NewTransaction, entries: readonly Entry[]): Promise<void> {
    await tx.query(
      'insert into ledger_transactions (id, reason, about, reverses, posted_at) values ($1, $2, $3, $4, $5)',
      [id, reason, about, reverses, toDate(tx.now)],
    );
    for (const { account, amount } of entries) {
      await tx.query(
        'insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor) values ($1, $2, $3, $4)',
        [id, await this.openAccount(tx, account, amount.currency), amount.currency, amount.minor.toString()],
      );
    }
  }

  /** Writes the opposite of a transaction's entries. */
  async insertReversal(tx: Tx, transaction: NewTransaction): Promise<void> {
    const { id, reason, about, reverses } = transaction;
    await tx.query(
      'insert into ledger_transactions (id, reason, about, reverses, posted_at) values ($1, $2, $3, $4, $5)',
      [id, reason, about, reverses, toDate(tx.now)],
    );
    await tx.query(
      `insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
       select $1, ledger_account_id, currency, -amount_minor from ledger_entries where transaction_id = $2 order by id`,
      [id, reverses],
    );
  }

  async idAbout(tx: Tx, about: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('select id from ledger_transactions where about = $1', [about]);
    return row?.id ?? null;
  }

  totals(): Promise<AccountTotals[]> {
    return this.unitOfWork.readAsWorker<AccountTotals>(TOTALS);
  }

  /** A second writer of the same new account waits for the first one and then finds it. */
  private async openAccount(tx: Tx, account: LedgerAccount, currency: Currency): Promise<string> {
    const values = [purposeOf(account), account.accountId ?? null, currency];
    for (;;) {
      const [row] = await tx.query<{ id: string }>(OPEN_ACCOUNT, values);
      if (row) return row.id;
    }
  }
}
