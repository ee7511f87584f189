/** Statements over one day of the books, `$1`; verification asks the same of days long closed. */

/** Every word of every transaction, hashed one by one and then together, so that a day of any size is little to hold. */
export const DAY_DIGEST = `select count(*)::integer as transactions,
    encode(sha256(string_agg(digest, ''::bytea order by id)), 'hex') as digest
  from (select t.id, sha256(convert_to(concat_ws('|', t.id, t.reason, t.about, coalesce(t.reverses::text, '-'),
      extract(epoch from t.posted_at), string_agg(concat_ws('|', coalesce(a.purpose, '-'), coalesce(a.owner_id::text, '-'),
        e.currency, e.amount_minor), '|' order by e.id)), 'UTF8')) as digest
    from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
      left join ledger_accounts a on a.id = e.ledger_account_id
    where t.booked_on = $1 group by t.id) transactions`;

const IS_CASH = `(a.purpose = 'bank' or a.purpose like 'psp\\_clearing\\_%')`;

export const DAY_FLOWS = `select kind, currency, count(*)::integer as transactions, sum(income)::text as income,
    sum(vat)::text as vat, sum(greatest(cash, 0))::text as received,
    (count(*) filter (where cash > 0))::integer as receipts, sum(greatest(-cash, 0))::text as "paidOut"
  from (select t.id, split_part(t.about, ':', 1) as kind, e.currency,
      coalesce(-sum(e.amount_minor) filter (where a.purpose like 'income\\_%'), 0) as income,
      coalesce(-sum(e.amount_minor) filter (where a.purpose like 'vat\\_payable%'), 0) as vat,
      coalesce(sum(e.amount_minor) filter (where ${IS_CASH}), 0) as cash
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      join ledger_accounts a on a.id = e.ledger_account_id
    where t.booked_on = $1 group by t.id, e.currency) flows
  group by kind, currency order by currency, kind`;
