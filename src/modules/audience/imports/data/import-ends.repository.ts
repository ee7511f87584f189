import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** What is left of imports that ended, and until when. */
@Injectable()
export class ImportEnds {
  /** The next moment at which a file or refused rows are to be forgotten. */
  async unscopedNextEnd(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ at: Instant | null }>(
      `select least((select min(file_until) from contact_imports where file_until is not null),
                    (select min(rejects_until) from contact_imports where rejects_until is not null)) as at`,
    );
    return row!.at;
  }

  async unscopedForgetFiles(
    tx: Tx,
    at: Instant,
    limit: number,
  ): Promise<{ accountId: string; blobId: string | null }[]> {
    return tx.query(
      `with due as (select id, blob_id from contact_imports where file_until <= $1 order by file_until limit $2 for update skip locked)
       update contact_imports i set blob_id = null, file_until = null from due d where i.id = d.id
       returning i.account_id as "accountId", d.blob_id as "blobId"`,
      [toDate(at), limit],
    );
  }

  /** Deletes some refused rows of an import whose days are over; answers whether there was anything to do. */
  async unscopedForgetRejects(tx: Tx, at: Instant, limit: number): Promise<boolean> {
    const [row] = await tx.query<{ due: number }>(
      `with due as (select id, account_id from contact_imports where rejects_until <= $1 order by rejects_until limit 1 for update skip locked),
        gone as (delete from contact_import_rejects r using due d, lateral (
            select x.line from contact_import_rejects x where x.account_id = d.account_id and x.import_id = d.id order by x.line limit $2) y
          where r.account_id = d.account_id and r.import_id = d.id and r.line = y.line returning 1),
        over as (update contact_imports i set rejects_until = null from due d
          where i.id = d.id and (select count(*) from gone) < $2)
       select count(*)::int as due from due`,
      [toDate(at), limit],
    );
    return row!.due > 0;
  }
}
