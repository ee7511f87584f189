import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ClosingContent, ClosingKind } from '../rules/closing.js';

/** A closing as it is kept. */
export interface Closing {
  content: ClosingContent;
  previousHash: Buffer | null;
  hash: Buffer;
}

const CLOSERS_LOCK = 7_023_010;
const COLUMNS = `content, previous_hash as "previousHash", hash`;

/** Only added to. */
@Injectable()
export class ClosingsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest closing, held against other closers until the transaction ends. */
  async lockLast(tx: Tx): Promise<Closing | null> {
    await tx.query('select pg_advisory_xact_lock($1)', [CLOSERS_LOCK]);
    const [row] = await tx.query<Closing>(`select ${COLUMNS} from ledger_closings order by sequence desc limit 1`);
    return row ?? null;
  }

  async insert(tx: Tx, { content, previousHash, hash }: Closing): Promise<void> {
    const { sequence, kind, period, firstDay, lastDay } = content;
    await tx.query(
      `insert into ledger_closings (sequence, kind, period, first_day, last_day, content, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [sequence, kind, period, firstDay, lastDay, JSON.stringify(content), previousHash, hash],
    );
  }

  /** The closings of one kind whose periods lie in a longer one, in order. */
  async partsIn(tx: Tx, kind: ClosingKind, first: LocalDate, last: LocalDate): Promise<ClosingContent[]> {
    const rows = await tx.query<{ content: ClosingContent }>(
      `select content from ledger_closings where kind = $1 and last_day between $2 and $3 order by last_day`,
      [kind, first, last],
    );
    return rows.map(({ content }) => content);
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(kind: ClosingKind | null, limit: number, before: number | null): Promise<Closing[]> {
    return this.unitOfWork.readAsWorker<Closing & Record<string, unknown>>(
      `select ${COLUMNS} from ledger_closings
       where ($1::text is null or kind = $1) and ($2::bigint is null or sequence < $2) order by sequence desc limit $3`,
      [kind, before, limit],
    );
  }
}
