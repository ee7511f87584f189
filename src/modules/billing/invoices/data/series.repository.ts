import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** Where a series stands; held until the transaction ends, so that no number is ever lost or given twice. */
export interface Series {
  series: string;
  lastSequence: number;
  lastIssuedOn: LocalDate | null;
  lastHash: Buffer | null;
}

const LOCK_SERIES = `select series, last_sequence as "lastSequence", last_issued_on::text as "lastIssuedOn",
  last_hash as "lastHash" from invoice_series where series = $1 for update`;

/** Numbered series of documents, one row each. */
@Injectable()
export class SeriesRepository {
  /**
   * The last locks a transaction takes: whoever holds one keeps all other documents of the series waiting. Who issues a
   * credit note and an invoice locks the credit notes' series first.
   */
  async unscopedLock(tx: Tx, series: string): Promise<Series> {
    const [known] = await tx.query<Series>(LOCK_SERIES, [series]);
    if (known) return known;
    await tx.query('insert into invoice_series (series, last_sequence) values ($1, 0) on conflict do nothing', [
      series,
    ]);
    const [row] = await tx.query<Series>(LOCK_SERIES, [series]);
    if (!row) throw new Error(`series ${series} is gone`);
    return row;
  }

  /** Moves a locked series on to the document that was written. */
  async moveOn(
    tx: Tx,
    document: { series: string; sequence: number; content: { issueDate: LocalDate }; hash: Buffer },
  ): Promise<void> {
    await tx.query(
      'update invoice_series set last_sequence = $2, last_issued_on = $3, last_hash = $4 where series = $1',
      [document.series, document.sequence, document.content.issueDate, document.hash],
    );
  }
}
