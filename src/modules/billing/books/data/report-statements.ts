/** What was issued from day `$1` to day `$2`. The instants only narrow the search: a document may be dated a day later. */
export const ISSUED_BETWEEN = `select kind, content from (
    select 'invoice' as kind, content, issued_at, number from invoices
    union all select 'credit_note', content, issued_at, number from credit_notes) issued
  where issued_at between $1::date - interval '2 days' and $2::date + interval '2 days'
    and content ->> 'issueDate' between $1::text and $2::text
  order by content ->> 'issueDate', number`;

/** What the books owe in VAT for those days, by treatment and rate. */
export const VAT_BOOKED_BETWEEN = `select split_part(a.purpose, ':', 2) as treatment, split_part(a.purpose, ':', 3) as "vatRate",
    (-sum(e.amount_minor))::text as "amountMinor"
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.ledger_account_id
  where t.booked_on between $1 and $2 and a.purpose like 'vat\\_payable%' and a.currency = 'EUR'
  group by 1, 2 order by 1, 2`;

const DAY = `at time zone 'Europe/Paris')::date::text`;

/**
 * Money that paid invoices, and money that was given back of them, from day `$1` to day `$2`. What came beyond an invoice
 * lies in the wallet and pays nothing yet.
 */
export const COLLECTED_BETWEEN = `with moved as (
    select coalesce(p.booked_on::text, (p.settled_at ${DAY}) as day, p.purpose, p.purpose_id,
      p.amount_minor - coalesce((select amount_minor from wallet_entries w where w.about = 'overpayment:' || p.id), 0) as amount
    from payments p where p.state in ('succeeded', 'returned') and p.purpose in ('order', 'invoice')
    union all
    select (p.returned_at ${DAY}, p.purpose, p.purpose_id, -p.amount_minor
    from payments p where p.state = 'returned' and p.purpose in ('order', 'invoice')
    union all
    select (c.issued_at ${DAY}, 'invoice', c.invoice_id, -c.refunded_minor
    from credit_notes c where c.refund in ('wallet', 'payment_method'))
  select m.day, m.amount::text as "amountMinor", i.content from moved m
    join invoices i on case m.purpose when 'invoice' then i.id = m.purpose_id
      else i.order_id = m.purpose_id and i.replaces_id is null end
  where m.day between $1::text and $2::text and m.amount <> 0 order by m.day`;
