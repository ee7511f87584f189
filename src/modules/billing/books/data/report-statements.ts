const ISSUED = `content ->> 'issueDate' between $1::text and $2::text`;

/** What was issued from day `$1` to day `$2`. */
export const ISSUED_BETWEEN = `select kind, content from (
    select 'invoice' as kind, content, number from invoices where ${ISSUED}
    union all select 'credit_note', content, number from credit_notes where ${ISSUED}) issued
  order by content ->> 'issueDate', number`;

/** What the books owe in VAT for those days, by treatment and rate. */
export const VAT_BOOKED_BETWEEN = `select split_part(a.purpose, ':', 2) as treatment, split_part(a.purpose, ':', 3) as "vatRate",
    (-sum(e.amount_minor))::text as "amountMinor"
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.ledger_account_id
  where t.booked_on between $1 and $2 and a.purpose like 'vat\\_payable%' and a.currency = 'EUR'
  group by 1, 2 order by 1, 2`;

/** As the indexes have it. */
const DAY = (column: string): string => `((${column} at time zone 'Europe/Paris')::date)`;
const COLLECTED = `coalesce(p.booked_on, ${DAY('p.settled_at')})`;
const WITHIN = 'between $1::date and $2::date';

/**
 * Money that paid invoices, and money that was given back of them, from day `$1` to day `$2`. What came beyond an invoice
 * lies in the wallet and pays nothing yet.
 */
export const COLLECTED_BETWEEN = `with moved as (
    select ${COLLECTED} as day, p.purpose, p.purpose_id,
      p.amount_minor - coalesce((select amount_minor from wallet_entries w where w.about = 'overpayment:' || p.id), 0) as amount
    from payments p
    where p.state in ('succeeded', 'returned') and p.purpose in ('order', 'invoice') and ${COLLECTED} ${WITHIN}
    union all
    select ${DAY('p.returned_at')}, p.purpose, p.purpose_id, -p.amount_minor
    from payments p
    where p.state = 'returned' and p.purpose in ('order', 'invoice') and ${DAY('p.returned_at')} ${WITHIN}
    union all
    select ${DAY('c.issued_at')}, 'invoice', c.invoice_id, -c.refunded_minor
    from credit_notes c where c.refund in ('wallet', 'payment_method') and ${DAY('c.issued_at')} ${WITHIN})
  select m.day::text, m.amount::text as "amountMinor", i.content from moved m, lateral (
    select content from invoices where m.purpose = 'invoice' and id = m.purpose_id
    union all
    select content from invoices where m.purpose = 'order' and order_id = m.purpose_id and replaces_id is null) i
  where m.amount <> 0 order by m.day`;
