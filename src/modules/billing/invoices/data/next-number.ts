import type { Tx } from '../../../../platform/database/tx.js';
import { numberOf } from '../rules/numbering.js';

/** Series that only count. Those of invoices, credit notes and receipts keep more: a day, and some a hash. */
type CountedSeries = 'purchase_order_series' | 'pro_forma_series';

/** The next number of a series; its row is held until the transaction ends, so none is given twice and none is left out. */
export async function nextNumber(tx: Tx, table: CountedSeries, series: string): Promise<string> {
  const [row] = await tx.query<{ sequence: string }>(
    `insert into ${table} as s (series, last_sequence) values ($1, 1)
     on conflict (series) do update set last_sequence = s.last_sequence + 1
     returning last_sequence::text as sequence`,
    [series],
  );
  if (!row) throw new Error(`series ${series} gave no number`);
  return numberOf(series, Number(row.sequence));
}
