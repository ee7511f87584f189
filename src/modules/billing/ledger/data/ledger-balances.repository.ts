import { Injectable } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** Decimal texts of minor units: a sum may pass 2⁵³. */
export interface AccountTotals {
  purpose: string;
  currency: Currency;
  debit: string;
  credit: string;
}

/** Closed days are added up already; only the days since are added up from their entries. */
export const TOTALS = `with closed (day) as (
    select coalesce(max(last_day), '-infinity') from ledger_closings where kind = 'day'),
  parts as (
    select purpose, currency, debit_minor as debit, credit_minor as credit from ledger_day_totals where day <= $1
    union all
    select a.purpose, a.currency, greatest(e.amount_minor, 0), greatest(-e.amount_minor, 0)
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      join ledger_accounts a on a.id = e.ledger_account_id
    where t.booked_on > (select day from closed) and t.booked_on <= $1)
  select purpose, currency, sum(debit)::text as debit, sum(credit)::text as credit from parts
  group by purpose, currency order by purpose, currency`;

const CUSTOMER = `select a.purpose, a.currency,
    coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::text as debit,
    coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::text as credit
  from ledger_accounts a join ledger_entries e on e.ledger_account_id = a.id
  where a.owner_id = $1 group by a.purpose, a.currency order by a.purpose, a.currency`;

@Injectable()
export class LedgerBalances {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of all accounts up to a day and with it; customers' accounts of one purpose are one line. */
  totals(until: LocalDate | null): Promise<AccountTotals[]> {
    return this.unitOfWork.readAsWorker<AccountTotals & Record<string, unknown>>(TOTALS, [until ?? 'infinity']);
  }

  /** Of one customer's accounts. */
  ofCustomer(accountId: string): Promise<AccountTotals[]> {
    return this.unitOfWork.readAsWorker<AccountTotals & Record<string, unknown>>(CUSTOMER, [accountId]);
  }
}
