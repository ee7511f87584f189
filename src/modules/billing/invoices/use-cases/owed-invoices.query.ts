import { Injectable } from '@nestjs/common';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** An invoice that somebody still has to pay. */
export interface OwedInvoice {
  id: string;
  paymentReference: string;
  due: Money;
}

interface Row {
  id: string;
  reference: string;
  due: string;
}

const OWED = `select id, content ->> 'paymentReference' as reference,
    (gross_minor - credited_minor - paid_minor + refunded_minor)::text as due
  from invoices where account_id = $1 and currency = $2 and status in ('open', 'partially_paid') order by id`;

@Injectable()
export class OwedInvoices {
  /** What an account owes in a currency, oldest first. As a worker. */
  async in(tx: Tx, accountId: string, currency: Currency): Promise<OwedInvoice[]> {
    const rows = await tx.query<Row & Record<string, unknown>>(OWED, [accountId, currency]);
    return rows.map(({ id, reference, due }) => {
      return { id, paymentReference: reference, due: money(BigInt(due), currency) };
    });
  }
}
