import { Injectable } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DAY_DIGEST, DAY_FLOWS } from './day-figures.js';

/** What one day's transactions of one kind come to. Minor units as decimal texts: a sum may pass 2⁵³. */
export interface DayFlow {
  /** What they were about: `invoice`, `credit_note`, `payment`. */
  kind: string;
  currency: Currency;
  transactions: number;
  income: string;
  vat: string;
  /** Money that came to the bank or to payment providers, and money that left them. */
  received: string;
  receipts: number;
  paidOut: string;
}

/** All that was posted on one day: how many transactions, and a hash over every word of them. */
export interface DayDigest {
  transactions: number;
  /** Hexadecimal; null on a day without any. */
  digest: string | null;
}

const LOCK_DAYS = `select pg_advisory_xact_lock(7023009, day - date '2000-01-01')
  from (select generate_series($1::date, $2::date, '1 day')::date as day order by 1) days`;
const FIRST_OPEN = `select coalesce((select max(last_day) from ledger_closings where kind = 'day') + 1,
  (select min(booked_on) from ledger_transactions))::text as day`;
const ACTIVE = `select day::text from (select generate_series($1::date, $2::date, '1 day')::date as day) days
  where exists (select from ledger_transactions where booked_on = day) order by 1`;
const KEEP_TOTALS = `insert into ledger_day_totals (purpose, currency, day, debit_minor, credit_minor)
  select a.purpose, e.currency, t.booked_on, coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0),
    coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.ledger_account_id
  where t.booked_on = $1 group by 1, 2, 3`;

/** The books by days: what is closed, what is open, and what a day comes to. */
@Injectable()
export class LedgerDays {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The first day that is not closed; null while nothing was ever posted. */
  async firstOpenDay(): Promise<LocalDate | null> {
    const [row] = await this.unitOfWork.readAsWorker<{ day: LocalDate | null }>(FIRST_OPEN);
    return row?.day ?? null;
  }

  /** Waits for all who are posting on these days; whoever comes later books on the next open one. */
  async lockIn(tx: Tx, first: LocalDate, last: LocalDate): Promise<void> {
    await tx.query(LOCK_DAYS, [first, last]);
  }

  async activeIn(tx: Tx, first: LocalDate, last: LocalDate): Promise<LocalDate[]> {
    return (await tx.query<{ day: LocalDate }>(ACTIVE, [first, last])).map(({ day }) => day);
  }

  flowsIn(tx: Tx, day: LocalDate): Promise<DayFlow[]> {
    return tx.query<DayFlow>(DAY_FLOWS, [day]);
  }

  async digestIn(tx: Tx, day: LocalDate): Promise<DayDigest> {
    const [row] = await tx.query<DayDigest>(DAY_DIGEST, [day]);
    return row ?? { transactions: 0, digest: null };
  }

  /** Keeps what each account came to on a closed day, so that balances need not add up all entries. */
  async keepTotalsIn(tx: Tx, day: LocalDate): Promise<void> {
    await tx.query(KEEP_TOTALS, [day]);
  }
}
