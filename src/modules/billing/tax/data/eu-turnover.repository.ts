import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** Net sales to consumers in other EU countries, by calendar year. Belongs to the installation. */
@Injectable()
export class EuTurnoverRepository {
  async ofYears(tx: Tx, years: readonly number[]): Promise<Map<number, bigint>> {
    const rows = await tx.query<{ year: number; net: string }>(
      'select year, net_minor::text as net from eu_turnover_years where year = any($1)',
      [years],
    );
    return new Map(rows.map(({ year, net }) => [year, BigInt(net)]));
  }

  /** Until the transaction ends nobody else is judged by this year's turnover: two sales cannot both be the last below the threshold. */
  async lockYear(tx: Tx, year: number): Promise<void> {
    await tx.query('insert into eu_turnover_years (year, net_minor) values ($1, 0) on conflict do nothing', [year]);
    await tx.query('select 1 from eu_turnover_years where year = $1 for update', [year]);
  }

  /** False when the document was counted before. */
  async add(tx: Tx, documentId: string, year: number, netMinor: bigint): Promise<boolean> {
    const fresh = await tx.query(
      `insert into eu_turnover_documents (document_id, year, net_minor, created_at) values ($1, $2, $3, $4)
       on conflict do nothing returning 1 as fresh`,
      [documentId, year, netMinor.toString(), toDate(tx.now)],
    );
    if (fresh.length === 0) return false;
    await tx.query(
      `insert into eu_turnover_years as y (year, net_minor) values ($1, $2)
       on conflict (year) do update set net_minor = y.net_minor + excluded.net_minor`,
      [year, netMinor.toString()],
    );
    return true;
  }
}
