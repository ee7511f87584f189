/** What was posted about something, by account: `receivable@<customer> EUR` → minor units as text; null for nothing. */
function posted(about: string): string {
  return `(select jsonb_object_agg(account, amount) from (
    select pa.purpose || coalesce('@' || pa.owner_id, '') || ' ' || pe.currency as account, sum(pe.amount_minor)::text as amount
    from ledger_transactions pt join ledger_entries pe on pe.transaction_id = pt.id
      join ledger_accounts pa on pa.id = pe.ledger_account_id
    where pt.about = ${about} group by 1 having sum(pe.amount_minor) <> 0) sums)`;
}

function documents(table: string, about: string): string {
  return `select d.id, d.account_id as "accountId", d.series, d.sequence, d.number, d.content, d.currency,
      d.gross_minor::text as "grossMinor", d.previous_hash as "previousHash", d.hash,
      ${posted(`'${about}:' || d.id`)} as posted
    from ${table} d order by d.series, d.sequence`;
}

export const INVOICES = documents('invoices', 'invoice');
export const CREDIT_NOTES = documents('credit_notes', 'credit_note');

/** `$1` is true for the series of credit notes. */
export const SERIES = `select series, last_sequence as "lastSequence", last_hash as "lastHash" from invoice_series
  where (series like 'AV-%') = $1 order by series`;

export const MISCREDITED = `select i.number, i.credited_minor::text as said, coalesce(c.credited, 0)::text as credited
  from invoices i left join (select invoice_id, sum(gross_minor) as credited from credit_notes group by invoice_id) c
    on c.invoice_id = i.id
  where i.credited_minor <> coalesce(c.credited, 0) order by i.series, i.sequence limit 1`;

export const PAYMENTS = `select p.id, p.account_id as "accountId", p.kind, p.state, p.currency,
    p.amount_minor::text as "amountMinor", ${posted(`'payment:' || p.id`)} as posted,
    exists (select 1 from gateway_transfers g where g.gateway = split_part(p.external_id, ':', 1)
      and g.transfer_id = split_part(p.external_id, ':', 2)) as "throughGateway",
    ${posted(`'wallet:payment:' || p.id`)} as "postedByWallet", ${posted(`'reversal:payment:' || p.id`)} as reversed
  from payments p order by p.id`;

export const REFUNDS = `select r.id, r.account_id as "accountId", p.kind, r.state, r.currency,
    r.amount_minor::text as "amountMinor", ${posted(`'refund:' || r.id`)} as posted,
    ${posted(`'wallet:refund:' || r.id`)} as "postedByWallet"
  from payment_refunds r join payments p on p.id = r.payment_id order by r.id`;

export const RECEIPTS = `select number, regexp_replace(number, '-[0-9]+$', '') as series,
    regexp_replace(number, '^.*-', '')::bigint as sequence, receipt ->> 'issueDate' as "issueDate",
    d.amount_minor::text as "amountMinor", w.amount_minor::text as "inWallet"
  from deposits d left join wallet_entries w on w.about = 'deposit:' || d.id
  where number is not null order by series, sequence`;
export const RECEIPT_SERIES = `select series, last_sequence as "lastSequence" from receipt_series order by series`;

export const WALLET_ENTRIES = `select e.account_id as "accountId", e.currency, e.sequence, e.about,
    e.amount_minor::text as "amountMinor", e.balance_minor::text as "balanceMinor",
    w.balance_minor::text as "inWallet", w.entries, ${posted(`'wallet:' || e.about`)} as posted
  from wallet_entries e left join wallets w on w.account_id = e.account_id and w.currency = e.currency
  order by e.account_id, e.currency, e.sequence`;

/** Wallets that say something else than their entries, or than the books. */
export const MISMATCHED_WALLETS = `with said as (
    select account_id, currency, balance_minor as balance, 0::numeric as entries, 0::numeric as ledger from wallets
    union all
    select account_id, currency, 0, sum(amount_minor), 0 from wallet_entries group by account_id, currency
    union all
    select a.owner_id, a.currency, 0, 0, -sum(e.amount_minor) from ledger_accounts a
      join ledger_entries e on e.ledger_account_id = a.id where a.purpose = 'wallet' group by a.owner_id, a.currency)
  select account_id as "accountId", currency, sum(balance)::text as balance, sum(entries)::text as entries,
    sum(ledger)::text as ledger
  from said group by account_id, currency
  having sum(balance) <> sum(entries) or sum(balance) <> sum(ledger) order by account_id, currency limit 1`;

/**
 * A customer owes what is open of his invoices, less what is just on its way back to him. Money that a bank took back may
 * be owed beyond that: what it had paid was partly given back before.
 */
export const MISMATCHED_RECEIVABLES = `with said as (
    select account_id, currency, sum(gross_minor - credited_minor - paid_minor + refunded_minor) as due,
      0::numeric as going_back, 0::numeric as taken_back, 0::numeric as owed from invoices group by account_id, currency
    union all
    select account_id, currency, 0, sum(amount_minor), 0, 0 from payment_refunds where state = 'pending'
      group by account_id, currency
    union all
    select account_id, currency, 0, 0, sum(amount_minor), 0 from payments where state = 'returned'
      group by account_id, currency
    union all
    select a.owner_id, a.currency, 0, 0, 0, sum(e.amount_minor) from ledger_accounts a
      join ledger_entries e on e.ledger_account_id = a.id where a.purpose = 'receivable' group by a.owner_id, a.currency)
  select account_id as "accountId", currency, (sum(due) - sum(going_back))::text as expected, sum(owed)::text as owed
  from said group by account_id, currency
  having sum(owed) not between sum(due) - sum(going_back) and sum(due) - sum(going_back) + sum(taken_back)
  order by account_id, currency limit 1`;

/** Money in suspense is exactly what of the bank's statements nobody has assigned yet. */
export const MISMATCHED_SUSPENSE = `with said as (
    select currency, amount_minor as unmatched, 0::numeric as suspended from statement_entries where state = 'unmatched'
    union all
    select e.currency, 0, -e.amount_minor from ledger_accounts a join ledger_entries e on e.ledger_account_id = a.id
    where a.purpose = 'suspense')
  select currency, sum(unmatched)::text as unmatched, sum(suspended)::text as suspended
  from said group by currency having sum(unmatched) <> sum(suspended) order by currency limit 1`;

/** The first transaction that is off, or has fewer than two entries. */
export const UNBALANCED = `select t.about, s.currency, coalesce(s.off, 0)::text as off, coalesce(s.entries, 0)::integer as entries
  from ledger_transactions t left join (
    select transaction_id, currency, sum(amount_minor) as off, count(*) as entries
    from ledger_entries group by transaction_id, currency) s on s.transaction_id = t.id
  where s.transaction_id is null or s.off <> 0 or s.entries < 2 order by t.id limit 1`;

/** Entries that belong to nothing, which foreign keys rule out while they are there. */
export const STRAY_ENTRY = `select e.id from ledger_entries e
  where not exists (select from ledger_transactions t where t.id = e.transaction_id)
    or not exists (select from ledger_accounts a where a.id = e.ledger_account_id and a.currency = e.currency)
  order by e.id limit 1`;

export const VAT_BALANCES = `select a.purpose || ' ' || a.currency as account, (-sum(e.amount_minor))::text as payable
  from ledger_accounts a join ledger_entries e on e.ledger_account_id = a.id
  where a.purpose like 'vat\\_payable%' group by 1 order by 1`;

/** Days whose kept totals are not what their entries come to. */
export const MISMATCHED_DAYS = `with closed as (select max(last_day) as day from ledger_closings where kind = 'day'),
  said as (
    select day, purpose, currency, debit_minor as debit, credit_minor as credit, 0::numeric as debits, 0::numeric as credits
    from ledger_day_totals
    union all
    select t.booked_on, a.purpose, a.currency, 0, 0, sum(greatest(e.amount_minor, 0)), sum(greatest(-e.amount_minor, 0))
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      join ledger_accounts a on a.id = e.ledger_account_id
    where t.booked_on <= (select day from closed) group by 1, 2, 3)
  select day::text, purpose, currency, sum(debit)::text as debit, sum(credit)::text as credit,
    sum(debits)::text as debits, sum(credits)::text as credits
  from said group by day, purpose, currency
  having sum(debit) <> sum(debits) or sum(credit) <> sum(credits) order by day, purpose, currency limit 1`;

export const CLOSINGS = `select content, sequence, kind, period, previous_hash as "previousHash", hash
  from ledger_closings order by sequence`;
export const ABOUTS = 'select id, about, reverses from ledger_transactions order by id';
