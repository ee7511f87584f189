import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Reject } from '../rules/page-reader.js';

/** So many are the same with a country's prefix as with a zero in front. */
const LAST_DIGITS = 9;

/** Refused rows of imports. */
@Injectable()
export class ImportRejects {
  async add(tx: Tx, { accountId }: AccountScope, importId: string, rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    await tx.query(
      `insert into contact_import_rejects (account_id, import_id, line, field, code, cells)
       select $1, $2, x.line, x.field, x.code, x.cells from unnest($3::int[], $4::text[], $5::text[], $6::text[]) x (line, field, code, cells)`,
      [
        accountId,
        importId,
        rejects.map(({ line }) => line),
        rejects.map(({ field }) => field),
        rejects.map(({ code }) => code),
        rejects.map(({ cells }) => cells),
      ],
    );
  }

  /**
   * Every row in which an address stands, also as part of another, or a number in whatever way it is written: its last nine digits, whatever
   * stands between them. Rather a refused row too many than a person who stays.
   */
  async eraseNaming(
    tx: Tx,
    { accountId }: AccountScope,
    { email, phone }: { email: string | null; phone: string | null },
  ): Promise<number> {
    const [gone] = await tx.query<{ n: number }>(
      `with gone as (
         delete from contact_import_rejects where account_id = $1
            and (position($2 in lower(cells)) > 0 or position($3 in regexp_replace(cells, '\\D', '', 'g')) > 0) returning 1)
       select count(*)::int as n from gone`,
      [accountId, email, phone === null ? null : phone.replace(/\D/g, '').slice(-LAST_DIGITS)],
    );
    return gone!.n;
  }

  /** In the order of the file. */
  page(tx: Tx, { accountId }: AccountScope, importId: string, after: number, limit: number): Promise<Reject[]> {
    return tx.query<Reject>(
      `select line, field, code, cells from contact_import_rejects where account_id = $1 and import_id = $2 and line > $3
        order by line limit $4`,
      [accountId, importId, after, limit],
    );
  }
}
