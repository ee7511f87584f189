import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** A wallet whose balance, entries and ledger account do not say the same. Minor units as decimal texts. */
export interface WalletMismatch {
  accountId: string;
  currency: string;
  balance: string;
  entries: string;
  ledger: string;
}

const MISMATCHES = `with said as (
    select account_id, currency, balance_minor as balance, 0::numeric as entries, 0::numeric as ledger from wallets
    union all
    select account_id, currency, 0, sum(amount_minor), 0 from wallet_entries group by account_id, currency
    union all
    select a.owner_id, a.currency, 0, 0, -sum(e.amount_minor) from ledger_accounts a
      join ledger_entries e on e.ledger_account_id = a.id where a.purpose = 'wallet' group by a.owner_id, a.currency)
  select account_id as "accountId", currency, sum(balance)::text as balance, sum(entries)::text as entries,
    sum(ledger)::text as ledger
  from said group by account_id, currency
  having sum(balance) <> sum(entries) or sum(balance) <> sum(ledger) order by account_id, currency limit 100`;

/** The three places that know how much is in a wallet, compared. One statement, so that it sees one moment. */
@Injectable()
export class ReconcileWallets {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At most the first hundred; none, or the books are broken. */
  mismatches(): Promise<WalletMismatch[]> {
    return this.unitOfWork.readAsWorker<WalletMismatch>(MISMATCHES);
  }
}
