/** Entries of a span of days, `$1` to `$2`, transaction by transaction in the order of the books. */
export const FEC_ENTRIES = `select t.id, t.about, t.reason, t.booked_on::text as "bookedOn",
    greatest(t.booked_on, (t.posted_at at time zone 'Europe/Paris')::date)::text as "validOn",
    exists (select from ledger_entries b join ledger_accounts ba on ba.id = b.ledger_account_id
      where b.transaction_id = t.id and ba.purpose = 'bank') as "throughBank",
    a.purpose, a.owner_id as "ownerId", e.currency, e.amount_minor::text as "amountMinor"
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.ledger_account_id
  where t.booked_on between $1 and $2 order by t.booked_on, t.id, e.id`;

/** What each balance-sheet account held before a day, `$1`; what was earned and spent is one line, the result. */
export const FEC_OPENING = `select case when a.purpose ~ '^(income|psp_fees|bad_debt)' then 'result' else a.purpose end as purpose,
    a.owner_id as "ownerId", sum(e.amount_minor)::text as "amountMinor"
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.ledger_account_id
  where t.booked_on < $1 group by 1, 2 having sum(e.amount_minor) <> 0 order by 1, 2`;

export const FOREIGN = `select e.currency from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.booked_on <= $1 and e.currency <> 'EUR' limit 1`;

export const CUSTOMER_NAMES = `select distinct on (account_id) account_id as "accountId", name
  from billing_details_versions where account_id = any ($1::uuid[]) order by account_id, version desc`;
